import { contractRouter } from '@charter/express'
import express from 'express'
import type { AddressInfo } from 'node:net'
import { contract } from './generated/contract.ts'
import type { Handlers } from './generated/handlers.ts'

const handlers: Handlers = {
  sayHello: async ({ params, query }) => {
    const greeting = `Hello, ${params.name}!`
    return { status: 200, body: { greeting: Array(query.times).fill(greeting).join(' ') } }
  },
}

const app = express()
app.use(contractRouter({ contract, handlers }))

export const server = app.listen(Number(process.env.PORT ?? 3000), () => {
  console.log(`listening on ${(server.address() as AddressInfo).port}`)
})
