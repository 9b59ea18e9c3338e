const books = [{ id: '1', title: 'Emma', addedBy: 'ada', secret: 'not declared' }]

/** @type {Partial<import("./generated/handlers.js").Handlers<{ visitor: string }>>} */
exports.handlers = {
  listBooks: async ({ query }, { visitor }) => ({
    status: 200,
    body: visitor === 'broken' ? [{ id: 1 }] : books.slice(0, query.limit),
  }),
  addBook: async ({ body, principal }) => {
    const book = { id: String(books.length + 1), title: body.title, addedBy: principal.id }
    return { status: 201, body: book }
  },
}
