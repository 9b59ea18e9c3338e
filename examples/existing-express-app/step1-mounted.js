import { contractRouter } from '@charter/express'
import cors from 'cors'
import express from 'express'
import helmet from 'helmet'
import { contract } from './generated/contract.js'
import { createNotes } from './notes.js'
import { session } from './session.js'

/** @type {Partial<import('./generated/handlers.js').Handlers<ReturnType<typeof createNotes>>>} */
const handlers = {
  listNotes: async ({ query }, notes) => ({ status: 200, body: notes.list(query.limit) }),
}

/** Step 1: the router is mounted in front of the old routes, and serves one operation. */
export function createApp(notes = createNotes()) {
  const app = express()
  app.use(helmet(), cors(), session, express.json())
  app.get('/about', (_request, response) => response.send('Notes'))
  app.use(
    contractRouter({
      contract,
      handlers,
      context: notes,
      verifiers: { session: ({ user }) => user && { id: user.name } },
      // Operations without a handler go on to the old routes.
      unhandled: 'pass',
      // A response that violates the contract is logged and sent.
      replies: 'warn',
    }),
  )
  app.post('/api/notes', (request, response) => {
    if (!request.user) return response.status(401).json({ error: 'Log in first' })
    if (!request.body?.text) return response.status(400).json({ error: 'text is missing' })
    response.status(201).json(notes.add(request.body.text, request.user.name))
  })
  app.delete('/api/notes/:noteId', (request, response) => {
    if (!request.user) return response.status(401).json({ error: 'Log in first' })
    response.sendStatus(notes.delete(Number(request.params.noteId)) ? 204 : 404)
  })
  return app
}
