/** Boots a generated contract and calls each of its operations once. Prints what came back as JSON. */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  type Contract,
  type Operation,
  operationsOf,
  type ParameterObject,
  resolve as follow,
} from '../../platform/contract.ts'
import { serve } from '../../scripts/serve.ts'

const folder = process.argv[2] as string
const { url, close } = await serve({ folder, port: 0 })
const bootMs = Math.round(process.uptime() * 1000)
const { contract } = (await import(pathToFileURL(resolve(folder, 'contract.ts')).href)) as {
  contract: Contract
}
const answers: Record<string, number> = {}
let called = 0
const operations = operationsOf(contract)
for (const operation of operations) {
  const response = await call(operation)
  called++
  answers[response.status] = (answers[response.status] ?? 0) + 1
  if (response.status === 500) console.error(operation.id, await response.text())
}
console.log(JSON.stringify({ bootMs, called, answers: Object.fromEntries(Object.entries(answers).sort()) }))
close()
process.exit()

async function call(operation: Operation): Promise<Response> {
  let path = operation.basePath + operation.path
  const query = new URLSearchParams()
  const headers: Record<string, string> = { Authorization: 'Bearer somebody' }
  for (const parameter of operation.parameters) {
    const value = textFor(parameter)
    if (parameter.in === 'path') path = path.replaceAll(`{${parameter.name}}`, encodeURIComponent(value))
    else if (!parameter.required) continue
    else if (parameter.in === 'query') query.set(parameter.name, value)
    else if (parameter.in === 'header') headers[parameter.name] = value
    else headers.cookie = `${headers.cookie ? `${headers.cookie}; ` : ''}${parameter.name}=${value}`
  }
  for (const scheme of Object.values(contract.compiled?.schemes ?? {})) {
    if (scheme.in === 'query') query.set(scheme.name as string, 'key')
    if (scheme.in === 'header') headers[scheme.name as string] = 'key'
    if (scheme.in === 'cookie') headers.cookie = `${scheme.name}=key`
  }
  const [type, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  const init: RequestInit = { method: operation.method.toUpperCase(), headers }
  if (type && /json/.test(type) && media && operation.method !== 'get') {
    headers['Content-Type'] = type
    const [named] = Object.values(media.examples ?? {})
    init.body = JSON.stringify(media.example ?? (named && follow(contract.document, named).value) ?? {})
  }
  const search = [...query].length > 0 ? `?${query.toString()}` : ''
  return fetch(url + path + search, { ...init, redirect: 'manual' })
}

function textFor(parameter: ParameterObject): string {
  const schema = follow(contract.document, parameter.schema ?? {})
  const given =
    parameter.example ?? schema.example ?? (schema.enum as unknown[] | undefined)?.[0] ?? schema.default
  if (given !== undefined && typeof given !== 'object')
    return typeof given === 'string' ? given : JSON.stringify(given)
  if (schema.format === 'uuid') return '6f1c2b9e-0d3a-4c5b-8e7f-000000000001'
  if (schema.format === 'date-time') return '2026-01-31T09:30:00Z'
  if (schema.format === 'date') return '2026-01-31'
  return ['integer', 'number'].includes(String(schema.type))
    ? String(Math.max(1, Number(schema.minimum ?? 1)))
    : schema.type === 'boolean'
      ? 'true'
      : 'x'.repeat(Number(schema.minLength ?? 1))
}
