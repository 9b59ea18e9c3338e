/** Express + express-openapi-validator; with `--replies` it validates the responses too. */
import express from 'express'
import { middleware } from 'express-openapi-validator'
import { createOrder, getItem, listItems, type Currency } from '../data.ts'
import { readContract } from '../document.ts'
import { answerError, fastExpress } from '../http.ts'
import { HOST, report } from '../server.ts'

const app = fastExpress()
app.use(express.json())
app.use(
  middleware({
    apiSpec: readContract(),
    validateRequests: true,
    validateResponses: process.argv.includes('--replies'),
    // Its documented switches for what this contract does not need: each takes a middleware out of the chain.
    validateSecurity: false,
    fileUploader: false,
    ajvFormats: { mode: 'fast' },
  }),
)
app.get('/items/:itemId', (req, res) => {
  res.json(getItem(req.params.itemId, req.query.currency as Currency | undefined))
})
app.get('/items', (req, res) => {
  res.json(listItems(Number(req.query.limit ?? 20)))
})
app.post('/orders', (req, res) => {
  res.status(201).json(createOrder(req.body))
})
app.use(answerError)

report(app.listen(0, HOST))
