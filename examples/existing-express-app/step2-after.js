import { contractRouter, platformProblem } from '@charter/express'
import cors from 'cors'
import express from 'express'
import helmet from 'helmet'
import { contract } from './generated/contract.js'
import { createNotes } from './notes.js'
import { session } from './session.js'

/** @type {import('./generated/handlers.js').Handlers<ReturnType<typeof createNotes>>} */
const handlers = {
  listNotes: async ({ query }, notes) => ({ status: 200, body: notes.list(query.limit) }),
  addNote: async ({ body, principal }, notes) => ({ status: 201, body: notes.add(body.text, principal.id) }),
  deleteNote: async ({ params }, notes) => {
    if (!notes.delete(params.noteId)) throw platformProblem('not-found')
    return { status: 204 }
  },
}

/** Step 2: every operation has a handler, so a missing one is an error at start, and responses are enforced. */
export function createApp(notes = createNotes()) {
  const app = express()
  app.use(helmet(), cors(), session)
  app.get('/about', (_request, response) => response.send('Notes'))
  app.use(
    contractRouter({
      contract,
      handlers,
      context: notes,
      verifiers: { session: ({ user }) => user && { id: user.name } },
    }),
  )
  return app
}
