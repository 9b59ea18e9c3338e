import { clientConfig, ServiceUnavailable } from '#platform/client/client.ts'
import { serviceToken } from '#platform/client/service-token.ts'
import { createClient, OPERATIONS, type Ops } from '#generated/users/v1/client.ts'
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
export function createContacts({ usersUrl, serviceTokens }: Config): Contacts {
  const token = serviceToken({ ...serviceTokens, audience: 'users' })
  const users = createClient<Ops>(OPERATIONS, clientConfig({ service: 'users', baseUrls: usersUrl, token }))
  return {
    of: async (userId) => {
      const { data, response } = await users.getUserContact({ path: { userId } })
      if (data) return { email: data.email, displayName: data.displayName }
      if (response?.status === 404) return undefined
      throw new ServiceUnavailable(`users responded with ${response?.status} to getUserContact`)
    },
  }
}
