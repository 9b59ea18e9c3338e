import type { AnyHandler, Reply } from '../http/handler.ts'
import type { RequestValues } from '../http/input.ts'
import type { Problem } from '../problem.ts'
import type { Functions } from './convert.ts'
import type { OlderVersion } from './older-version.ts'

/** Makes the problem of the older version. */
export type ConvertProblem = (problem: Problem) => Problem

/** The functions of one operation, without the types of its contracts. */
export interface OperationFunctions {
  request?: (request: RequestValues) => RequestValues
  response?: (reply: Reply) => Reply
  problem?: ConvertProblem
  /** Of an operation that the newer version does not have. */
  handler?: AnyHandler
  successor?: string
}

interface Migrations {
  schemas?: Readonly<
    Record<string, { request?: Functions[string]; response?: Functions[string]; problem?: ConvertProblem }>
  >
  operations?: Readonly<Record<string, OperationFunctions>>
  events?: Functions
}

/**
 * The functions of a version's migrations, by what they convert. The compiler of TypeScript has compared them with the
 * differences; this does it again for what reaches it without types, such as spread objects.
 *
 * @throws Error naming each that is missing or has no difference
 */
export function functionsOf({ contract, newer, plan, migrations }: OlderVersion) {
  const { schemas = {}, operations = {}, events = {} } = migrations as Migrations
  const needed = new Set([
    ...plan.functions.request.map((name) => `schemas.${name}.request`),
    ...plan.functions.response.map((name) => `schemas.${name}.response`),
    ...plan.functions.problem.map((name) => `schemas.${name}.problem`),
    ...Object.entries(plan.operations).flatMap(([id, operation]) =>
      operation ? operation.own.map((part) => `operations.${id}.${part}`) : [],
    ),
    ...Object.values(plan.events).flatMap(({ type, own }) => (own ? [`events.${type}`] : [])),
  ])
  const removed = Object.keys(plan.operations).filter((id) => plan.operations[id] === null)
  const given = new Set([
    ...namesIn('schemas', schemas),
    ...namesIn('operations', operations).filter((name) => !removed.includes(name.split('.')[1] as string)),
    ...Object.keys(events).map((type) => `events.${type}`),
  ])
  const errors = [
    ...[...needed].filter((name) => !given.has(name)).map((name) => `${name} is missing`),
    ...[...given].filter((name) => !needed.has(name)).map((name) => `${name} converts nothing that differs`),
    ...removed
      .filter((id) => !operations[id]?.handler && !operations[id]?.successor)
      .map((id) => `operations.${id} needs a handler or a successor: ${newer.version} does not have it`),
  ]
  if (errors.length > 0)
    throw new Error(
      `The migrations of ${contract.service} ${contract.version} do not match its differences from ${newer.version}:\n- ${errors.join('\n- ')}`,
    )
  const ofSchemas = (direction: 'request' | 'response'): Functions =>
    Object.fromEntries(
      plan.functions[direction].map((name) => [name, schemas[name]?.[direction] as Functions[string]]),
    )
  const problems = Object.fromEntries(
    plan.functions.problem.map((name) => [name, schemas[name]?.problem as ConvertProblem]),
  )
  return { operations, events, requests: ofSchemas('request'), responses: ofSchemas('response'), problems }
}

const namesIn = (group: string, entries: Readonly<Record<string, object>>): string[] =>
  Object.entries(entries).flatMap(([name, functions]) =>
    Object.keys(functions).map((part) => `${group}.${name}.${part}`),
  )
