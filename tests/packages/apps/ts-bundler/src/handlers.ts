import type { Handlers } from './generated/handlers'

export interface Context {
  visitor: string
}

interface Row {
  id: string
  title: string
  addedBy: string
  secret: string
}

const books: Row[] = [{ id: '1', title: 'Emma', addedBy: 'ada', secret: 'not declared' }]

export const handlers: Omit<Handlers<Context>, 'removeBook'> = {
  listBooks: async ({ query }, { visitor }) => ({
    status: 200,
    body: visitor === 'broken' ? ([{ id: 1 }] as never) : books.slice(0, query.limit),
  }),
  addBook: async ({ body, principal }) => {
    const book = { id: String(books.length + 1), title: body.title, addedBy: principal.id }
    return { status: 201, body: book }
  },
}

// The contract declares no 204 for it, and a body with a title.
export const wrong: Pick<Handlers<Context>, 'addBook'> = {
  // @ts-expect-error
  addBook: async () => ({ status: 204 }),
}
