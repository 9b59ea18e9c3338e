import cors from 'cors'
import express from 'express'
import helmet from 'helmet'
import { createNotes } from './notes.js'
import { session } from './session.js'

/** The app before: validation by hand, in each route. */
export function createApp(notes = createNotes()) {
  const app = express()
  app.use(helmet(), cors(), session, express.json())
  app.get('/about', (_request, response) => response.send('Notes'))
  app.get('/api/notes', (request, response) => {
    response.json(notes.list(Number(request.query.limit ?? 20)))
  })
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
