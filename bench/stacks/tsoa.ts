/** tsoa on Express: `tsoa routes` writes the routes to `.cache/` before the run, and `tsc` compiles them. */
import express from 'express'
import { RegisterRoutes } from '../.cache/tsoa/routes.ts'
import { answerError, fastExpress } from '../http.ts'
import { HOST, report } from '../server.ts'

const app = fastExpress()
app.use(express.json())
RegisterRoutes(app)
app.use(answerError)

report(app.listen(0, HOST))
