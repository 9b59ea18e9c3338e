import { contractRouter, type Identity } from '@charter/express'
import express, { type ErrorRequestHandler, type Request } from 'express'
import { contract } from './generated/contract.js'
import { type Context, handlers } from './handlers.js'

const tokens: Record<string, Identity> = { editor: { id: 'ada', roles: ['editor'] }, reader: { id: 'bob' } }
const app = express()

app.use(express.json())
app.get('/api/old', (_request, response) => void response.json({ old: true }))
app.use(
  contractRouter({
    contract,
    handlers,
    context: (request: Request): Context => ({ visitor: request.get('x-visitor') ?? 'nobody' }),
    verifiers: { bearer: (request) => tokens[(request.get('authorization') ?? '').replace('Bearer ', '')] },
    unhandled: 'pass',
  }),
)
app.delete('/api/books/:id', (request, response) => void response.json({ removed: request.params.id }))
app.get('/api/failing', () => {
  throw new Error('not of the contract')
})
const onError: ErrorRequestHandler = (error: Error, _request, response, _next) => {
  response.status(500).send(`app: ${error.message}`)
}
app.use(onError)

// @ts-expect-error -- the contract has no operation of this name
export const wrong = () => contractRouter({ contract, handlers: { ...handlers, noSuchOperation: 1 } })

const server = app.listen(0, () => {
  const address = server.address()
  console.log(`listening on ${typeof address === 'object' ? address?.port : ''}`)
})
