/**
 * The rules for contracts that Redocly does not have: a plugin of `redocly lint`, enabled in `redocly.yaml` by `extends: [charter/all]`.
 * `docs/reference/contract.md` explains them to authors of contracts.
 */
import { basename, dirname } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { caching } from './cache-rules.ts'
import { all } from './config.ts'
import { events, idempotency, sessions } from './event-rules.ts'
import { extensions } from './extensions.ts'
import { lifecycle } from './lifecycle-rules.ts'
import { rateLimits } from './limit-rules.ts'
import {
  eachOperation,
  eachSchema,
  type Location,
  type Operation,
  type Reference,
  type Resolved,
  type RuleContext,
  type Schema,
} from './redocly.ts'

const rules = {
  statuses,
  problems,
  bounds,
  requests,
  descriptions,
  extensions: vocabulary,
  references,
  names,
  events,
  idempotency,
  'rate-limits': rateLimits,
  caching,
  lifecycle,
  sessions,
}

function plugin() {
  return { id: 'charter', rules: { oas3: rules }, configs: { all } }
}

export { plugin as default }

/** By operationId: the statuses to which a rule does not apply. */
interface Exempt {
  exempt?: Record<string, string[]>
}

const PROBLEM = 'application/problem+json'

/** An operation declares every status that follows from its form: parameters, body, security. */
function statuses({ exempt = {} }: Exempt) {
  return eachOperation((operation, ctx) => {
    const { id, parameters, body, responses, security, location } = operation
    const sends = (header: string) =>
      parameters.some(({ node }) => node.in === 'header' && node.name.toLowerCase() === header)
    const secured = security.length > 0 && security.every((each) => Object.keys(each).length > 0)
    const hasRoles = security.some((each) => Object.values(each).some((roles) => roles.length > 0))
    const report = (message: string, ...path: string[]) =>
      ctx.report({ message: `${id}: ${message}`, location: location.child(['responses', ...path]) })
    const must = (status: string, because: string) => {
      if (!responses.has(status) && !exempt[id]?.includes(status)) report(`${status} is missing: ${because}`)
    }
    const mayNot = (status: string, unless: boolean, because: string) => {
      if (responses.has(status) && !unless) report(`${status} must not be declared: ${because}`, status)
    }
    for (const status of responses.keys()) {
      if (!/^[2-5]\d\d$/.test(status))
        report(`${status} is not a status: declare each status by its number`, status)
    }
    if (sends('if-none-match')) must('304', 'the operation has If-None-Match')
    if (sends('if-match')) must('412', 'the operation has If-Match')
    must('400', 'the query may contain an unknown parameter')
    if (parameters.some(({ node }) => node.in === 'path')) must('404', 'the path has a parameter')
    if (secured) must('401', 'the operation requires security')
    if (hasRoles) must('403', 'the security lists roles')
    if (body) for (const status of ['413', '415']) must(status, 'the operation has a request body')
    const answers = [...responses].some(([status, { node }]) => status < '300' && node.content !== undefined)
    if (answers) must('406', 'the response has a body, and Accept may not match it')
    for (const status of ['500', '503']) must(status, 'every operation can return it')
    mayNot('304', sends('if-none-match'), 'the operation has no If-None-Match')
    for (const status of ['412', '428']) mayNot(status, sends('if-match'), 'the operation has no If-Match')
    for (const status of ['413', '415'])
      mayNot(status, body !== undefined, 'the operation has no request body')
    // Otherwise `DELETE` with `Accept: application/json`, which many clients send, would be rejected.
    mayNot('406', answers, 'the response has no body')
    mayNot('405', false, 'it responds to methods that no operation has')
    if (responses.has('304') && !responses.get('200')?.node.headers?.ETag)
      report('200 must declare the header ETag', '200')
  })
}

/** Every error response is a problem, with valid examples. */
function problems({ exempt = {} }: Exempt) {
  return eachOperation(({ id, responses, location: { source } }, ctx) => {
    for (const [status, { node, location }] of responses) {
      const types = Object.keys(node.content ?? {})
      if (Number(status) < 400) {
        if (types.includes(PROBLEM))
          ctx.report({
            message: `${id}: ${status} is not an error status, so it must not be a problem`,
            location,
          })
        continue
      }
      if (exempt[id]?.includes(status)) continue
      const media = node.content?.[PROBLEM]
      const at = location.child(['content'])
      if (!media || types.length > 1) {
        ctx.report({ message: `${id}: ${status} must have the media type ${PROBLEM} only`, location: at })
        continue
      }
      const schema = media.schema && ctx.resolve(media.schema, location.source.absoluteRef).location
      if (!schema?.absolutePointer.endsWith('/shared/problem.yaml#/schemas/Problem'))
        ctx.report({
          message: `${id}: ${status} must use the schema Problem of openapi/shared`,
          location: at,
        })
      for (const [name, example] of Object.entries(media.examples ?? {})) {
        const where = at.child([PROBLEM, 'examples', name])
        const found = ctx.resolve(example, location.source.absoluteRef).node
        const value = (found as { value?: { status?: number; type?: string; code?: string } } | undefined)
          ?.value
        const report = (message: string) => ctx.report({ message: `${id}: ${message}`, location: where })
        if (value?.status !== Number(status)) report(`an example of ${status} must have this status`)
        if (value?.type !== `urn:problem-type:${value?.code}`) report('type must be urn:problem-type:<code>')
        const [prefix, rest] = (value?.code ?? '').split('.')
        if (rest !== undefined && prefix !== serviceOf(source.absoluteRef))
          report(`the code must start with ${serviceOf(source.absoluteRef)}.`)
      }
    }
  })
}

/** Everything has limits: what a service accepts, and what a client must expect. */
function bounds() {
  return {
    Schema(schema: Schema, ctx: RuleContext) {
      const has = (...keywords: string[]) => keywords.some((keyword) => schema[keyword] !== undefined)
      const report = (message: string) => ctx.report({ message, location: ctx.location })
      if (has('enum', 'const')) return
      if (isA(schema, 'string') && !has('maxLength', 'format', 'pattern'))
        report('A string needs maxLength, format, pattern or enum')
      if (isA(schema, 'integer') || isA(schema, 'number')) {
        if (!has('minimum', 'exclusiveMinimum') || !has('maximum', 'exclusiveMaximum'))
          report('A number needs a minimum and a maximum')
      }
      if (isA(schema, 'array') && !has('maxItems')) report('An array needs maxItems')
    },
  }
}

/** Requests are strict: no unknown fields, and no control characters in strings. */
function requests() {
  const reported = new Set<string>()
  return eachOperation(({ parameters, body }, ctx) => {
    const report = (message: string, location: Location) => {
      if (reported.has(location.absolutePointer)) return
      reported.add(location.absolutePointer)
      ctx.report({ message, location })
    }
    const check = (schema: Schema, location: Location) => {
      const { additionalProperties: additional, unevaluatedProperties: unevaluated } = schema
      if (isA(schema, 'object') && (additional ?? unevaluated ?? true) === true)
        report('An object in a request needs additionalProperties: false', location)
      const form = ['pattern', 'format', 'enum', 'const'].some((keyword) => schema[keyword] !== undefined)
      if (isA(schema, 'string') && !form)
        report(
          'A string in a request needs a pattern (at least one that excludes control characters)',
          location,
        )
    }
    for (const { node, location } of parameters) {
      if (node.schema) eachSchema(node.schema, location.child(['schema']), ctx, check)
    }
    for (const [type, { schema }] of Object.entries(body?.node.content ?? {})) {
      if (schema && body) eachSchema(schema, body.location.child(['content', type, 'schema']), ctx, check)
    }
  })
}

/** Every named schema, and every property, has a description. */
function descriptions() {
  const check = (schemas: Record<string, Schema | Reference>, ctx: RuleContext) => {
    for (const [name, schema] of Object.entries(schemas)) {
      if (ctx.resolve(schema).node?.description === undefined)
        ctx.report({ message: `${name} needs a description`, location: ctx.location.child([name]) })
    }
  }
  return { SchemaProperties: check, NamedSchemas: check }
}

/** An extension is one of ours, in its place, of its form, and implemented by the platform. */
function vocabulary() {
  const ajv = new Ajv2020({ allErrors: true })
  const validators = new Map<string, ValidateFunction>()
  return {
    // Not `SpecExtension`: Redocly calls such a visitor only for extensions that are objects.
    any: {
      enter(value: unknown, { key, location, type, report }: RuleContext) {
        if (type.name !== 'SpecExtension') return
        const name = String(key)
        const extension = extensions[name]
        if (!extension) {
          report({ message: `${name} is not a known extension (scripts/check/lint/extensions.ts)`, location })
          return
        }
        const validate = validators.get(name) ?? ajv.compile(extension.schema)
        validators.set(name, validate)
        if (!extension.at.test(location.pointer)) report({ message: `${name} is not allowed here`, location })
        if (!validate(value))
          report({ message: ajv.errorsText(validate.errors, { dataVar: name }), location })
        if (!extension.honoured) report({ message: `${name} is not implemented by the platform`, location })
      },
    },
  }
}

/** Contracts share through `openapi/shared` only, so each service can be read, moved and deleted by itself. */
function references() {
  return {
    ref(node: Reference, { location, report }: RuleContext, target: Resolved<unknown>) {
      const file = target.location?.source.absoluteRef
      if (file !== undefined && file !== location.source.absoluteRef && basename(dirname(file)) !== 'shared')
        report({
          message: `${node.$ref}: a contract may only refer to itself and to openapi/shared`,
          location,
        })
    },
  }
}

/** The service of each operationId: one process lints all contracts, and the gateway merges them. */
const owners = new Map<string, string>()

/** Names resolve: an operationId is unique in the system, links lead to operations, `v2.yaml` contains version 2. */
function names() {
  const ids = new Set<string>()
  const links: { target: string; location: Location }[] = []
  const operations = eachOperation(({ id, responses, location }: Operation, ctx) => {
    const service = serviceOf(location.source.absoluteRef)
    const owner = owners.get(id) ?? service
    owners.set(id, owner)
    ids.add(id)
    if (owner !== service)
      ctx.report({
        message: `${id} is already an operation of ${owner}`,
        location: location.child(['operationId']),
      })
    for (const { node, location: at } of responses.values()) {
      for (const [name, link] of Object.entries(node.links ?? {})) {
        const target = ctx.resolve(link, at.source.absoluteRef).node?.operationId
        if (target !== undefined) links.push({ target, location: at.child(['links', name]) })
      }
    }
  })
  return {
    ...operations,
    Root: {
      leave(root: { info?: { version?: string } }, { location, report }: RuleContext) {
        for (const { target, location } of links) {
          if (!ids.has(target)) report({ message: `There is no operation ${target} to link to`, location })
        }
        const file = basename(location.source.absoluteRef, '.yaml')
        if (file !== `v${root.info?.version?.split('.')[0]}`)
          report({
            message: `${file}.yaml must have a version ${file.slice(1)}.x.y`,
            location: location.child(['info', 'version']),
          })
      },
    },
  }
}

const isA = ({ type }: Schema, name: string) => [type].flat().includes(name)

/** `openapi/<service>/v<N>.yaml` */
const serviceOf = (file: string) => basename(dirname(file))
