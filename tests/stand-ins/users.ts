import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Person {
  id: string
  email: string
  displayName: string
}

/** A fake of the users service: service tokens and contacts. */
export interface UsersService {
  url: string
  ada: Person
  people: Map<string, Person>
  /** While set, every request gets this status. */
  broken: { status?: number }
  close(): Promise<void>
}

const CONTACT = /^\/api\/v1\/users\/([^/]+)\/contact$/

export async function startUsersService(): Promise<UsersService> {
  const ada = { id: randomUUID(), email: 'ada@example.com', displayName: 'Ada Lovelace' }
  const people = new Map<string, Person>([[ada.id, ada]])
  const broken: UsersService['broken'] = {}
  const responseTo = (method = '', path = '', authorization = ''): [status: number, body: object] => {
    if (broken.status !== undefined) return [broken.status, { code: 'broken' }]
    if (method === 'POST' && path === '/api/v1/service-tokens') {
      const expected = `Basic ${Buffer.from('notifications:notifications-development-secret').toString('base64')}`
      if (authorization !== expected) return [401, { code: 'users.invalid-client' }]
      return [200, { access_token: 'service-token', token_type: 'Bearer', expires_in: 3600 }]
    }
    if (authorization !== 'Bearer service-token') return [401, { code: 'unauthenticated' }]
    const person = people.get(CONTACT.exec(path)?.[1] ?? '')
    if (!person) return [404, { code: 'not-found' }]
    return [200, { userId: person.id, email: person.email, displayName: person.displayName }]
  }
  const server = createServer((request, response) => {
    const [status, body] = responseTo(request.method, request.url, request.headers.authorization)
    const type = status < 400 ? 'application/json' : 'application/problem+json'
    request.resume()
    response.writeHead(status, { 'Content-Type': type }).end(JSON.stringify(body))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ada,
    people,
    broken,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
