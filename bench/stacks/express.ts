/**
 * Express with routes and a JSON parser, and no validation of anything; with `--default` as it comes, which hashes every
 * body for an ETag.
 */
import express from 'express'
import { createOrder, getItem, listItems, type Currency } from '../data.ts'
import { answerError, fastExpress } from '../http.ts'
import { HOST, report } from '../server.ts'

const app = process.argv.includes('--default') ? express() : fastExpress()
app.use(express.json())
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
