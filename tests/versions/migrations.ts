import { Problem } from '#platform/problem.ts'
import { olderOf } from './people.ts'

export interface V1Person {
  id: string
  displayName: string
  friends?: V1Person[]
}
export interface V2Person {
  id: string
  givenName: string
  familyName?: string
  friends?: V2Person[]
}
export interface V3Person {
  id: string
  name: { given: string; family?: string }
  friends?: V3Person[]
}

const split = (text: string) => {
  const at = text.indexOf(' ')
  return at < 0 ? { givenName: text } : { givenName: text.slice(0, at), familyName: text.slice(at + 1) }
}

const personV1 = ({ id, givenName, familyName, friends }: V2Person): V1Person => ({
  id,
  displayName: familyName === undefined ? givenName : `${givenName} ${familyName}`,
  ...(friends && { friends: friends.map(personV1) }),
})

const personV2 = ({ id, name: { given, family }, friends }: V3Person): V2Person => ({
  ...{ id, givenName: given },
  ...(family !== undefined && { familyName: family }),
  ...(friends && { friends: friends.map(personV2) }),
})

/** As `services/<service>/versions/v1.ts` writes them. */
export const fromV1 = {
  schemas: {
    Person: { response: personV1 },
    NewPerson: { request: ({ displayName }: { displayName: string }) => split(displayName) },
  },
  operations: {
    listPeople: { request: <T>(request: T) => request },
    countPeople: { handler: async () => ({ status: 200, body: { count: 7 } }) },
    findPerson: {
      successor: 'getPerson',
      request: ({ query, ...same }: { query: { q: string } }) => ({
        ...same,
        params: { id: query.q },
        query: {},
      }),
      response: (reply: { status: number; body: V2Person }) => ({ ...reply, body: personV1(reply.body) }),
    },
  },
}

export const fromV2 = {
  schemas: {
    Person: { response: personV2 },
    NewPerson: {
      request: ({ givenName, familyName }: { givenName: string; familyName?: string }) => ({
        name: { given: givenName, ...(familyName !== undefined && { family: familyName }) },
      }),
    },
  },
  operations: {
    addPerson: {
      problem: ({ code, title, detail, errors }: Problem) =>
        new Problem(code, 400, title, { detail, errors }),
    },
    getPerson: {
      request: ({ params, ...same }: { params: { id: string } }) => ({
        ...same,
        params: { personId: params.id },
      }),
    },
  },
}

export const v2 = olderOf('v2', 'v3', fromV2)
export const v1 = olderOf('v1', 'v2', fromV1)
