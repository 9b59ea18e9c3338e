import { contractRouter } from '@charter/express'
import express from 'express'
import { contract } from './generated/contract.js'
import { handlers } from './handlers.js'

const tokens = { editor: { id: 'ada', roles: ['editor'] }, reader: { id: 'bob' } }
const app = express()

// What an application has already stays as it is: middleware, routes, error handlers.
app.use((request, response, next) => {
  request.session = { visitor: request.get('x-visitor') ?? 'nobody' }
  next()
})
app.use(express.json())
app.get('/api/old', (request, response) => response.json({ old: true }))
app.use(
  contractRouter({
    contract,
    handlers,
    context: (request) => ({ visitor: request.session.visitor }),
    verifiers: { bearer: (request) => tokens[(request.get('authorization') ?? '').replace('Bearer ', '')] },
    unhandled: 'pass',
  }),
)
app.delete('/api/books/:id', (request, response) => response.json({ removed: request.params.id }))
app.get('/api/failing', () => {
  throw new Error('not of the contract')
})
app.use((error, request, response, next) => {
  response.status(500).send(`app: ${error.message}`)
})

const server = app.listen(0, () => console.log(`listening on ${server.address().port}`))
