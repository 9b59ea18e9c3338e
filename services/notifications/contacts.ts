import { clientConfig, ServiceUnavailable } from '#platform/client.ts'
import { serviceToken } from '#platform/service-token.ts'
import { createClient, OPERATIONS, type Ops } from '#generated/users/v1/client.ts'
import type { Config } from './config.ts'

export interface Contact {
  email: string
  displayName: string
}

export interface Contacts {
  /**
   * How to reach a person; undefined when there is no such account any more.
   *
   * @throws ServiceUnavailable when the users service can't say
   */
  of(userId: string): Promise<Contact | undefined>
}

/** Asked each time and kept nowhere: whoever changes or deletes an address has changed or deleted it here too. */
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
