import { openServiceTarget } from '#platform/base-context.ts'
import { clientConfig } from '#platform/client/client.ts'
import { ServiceUnavailable } from '#platform/client/unavailable.ts'
import { serviceToken } from '#platform/client/service-token.ts'
import { API, createClient, OPERATIONS, type Ops } from '#generated/users/v1/client.ts'
import type { Resources } from '#platform/service.ts'
import type { Config } from '../config.ts'

export interface Contact {
  email: string
  displayName: string
}

export interface Contacts {
  /**
   * The contact of a user; undefined if the account does not exist.
   *
   * @throws ServiceUnavailable when the users service does not respond
   */
  of(userId: string): Promise<Contact | undefined>
}

/** Not cached or stored, so that a changed or deleted address takes effect immediately. */
export function createContacts({ users: addresses, serviceTokens }: Config, resources: Resources): Contacts {
  const token = serviceToken({ ...serviceTokens, audience: 'users' })
  const target = openServiceTarget('users', addresses, resources)
  const users = createClient<Ops>(OPERATIONS, clientConfig({ api: API, target, token }))
  return {
    of: async (userId) => {
      const { data, response } = await users.getUserContact({ path: { userId } })
      if (data) return { email: data.email, displayName: data.displayName }
      if (response?.status === 404) return undefined
      throw new ServiceUnavailable(`users responded with ${response?.status} to getUserContact`)
    },
  }
}
