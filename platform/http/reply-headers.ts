import type { Request, Response } from 'express'
import type { OutgoingHttpHeaders } from 'node:http'
import type { HeaderPlan } from '../contract/compiled.ts'
import { explain } from '../contract/field-errors.ts'
import type { Reply } from './handler.ts'
import { readStyled } from './parameter-value.ts'
import { type FieldError, platformProblem } from '../problem.ts'

/** Reports an error of a response; throws where the mode rejects it. `basic` errors are rejected in `sample` too. */
export type ReportErrors = (errors: FieldError[], basic: boolean) => void

type HeaderPlans = readonly (readonly [name: string, plan: HeaderPlan])[]

export type HeaderTexts = Map<string, [name: string, value: string | string[]]>

/** The headers of a response as they are sent, by name in lower case. An object is written in the style `simple`. */
export function headerTexts(headers: NonNullable<Reply['headers']>, plans: HeaderPlans): HeaderTexts {
  const texts: HeaderTexts = new Map()
  for (const name in headers) {
    const value: unknown = headers[name]
    if (value === undefined) continue
    const key = name.toLowerCase()
    const plan = typeof value === 'object' ? plans.find(([own]) => own.toLowerCase() === key)?.[1] : undefined
    texts.set(key, [name, headerText(value, plan)])
  }
  return texts
}

/** Adds a field to `Vary`: that of the handler, or that of middleware. */
export function addVary(response: Response, headers: HeaderTexts, field: string): void {
  const known = String(headers.get('vary')?.[1] ?? response.getHeader('Vary') ?? '')
  const names = known
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  if (names.some((name) => name === '*' || name.toLowerCase() === field.toLowerCase())) return
  headers.set('vary', ['Vary', [...names, field].join(', ')])
}

function headerText(value: unknown, plan: HeaderPlan | undefined): string | string[] {
  if (typeof value !== 'object' || value === null) return String(value)
  if (plan?.shape.kind === 'json') return JSON.stringify(value)
  if (Array.isArray(value)) return value.map(String)
  return Object.entries(value)
    .map(([key, one]) => `${key}${plan?.explode ? '=' : ','}${String(one)}`)
    .join(',')
}

export function checkHeader(
  name: string,
  plan: HeaderPlan,
  value: number | string | readonly string[] | undefined,
  validates: boolean,
  report: ReportErrors,
): void {
  const pointer = `/header/${name}`
  if (value === undefined) {
    if (plan.required) report([{ pointer, detail: 'is required' }], true)
    return
  }
  if (!validates || !plan.validate) return
  const errors: FieldError[] = []
  // RFC 9110, section 5.3: lines with the same name form one list, but a cookie may contain a comma.
  const read =
    name.toLowerCase() === 'set-cookie' && plan.shape.kind === 'array'
      ? [value].flat().map(String)
      : readStyled(
          [value].flat().map(String).join(', '),
          {
            name,
            in: 'header',
            style: 'simple',
            explode: plan.explode,
            allowEmpty: false,
            shape: plan.shape,
          },
          (raw) => raw,
          pointer,
          errors,
        )
  if (errors.length === 0 && !plan.validate(read)) errors.push(...explain(plan.validate.errors, pointer))
  if (errors.length > 0) report(errors, false)
}

/** A response that is being prepared. Its headers are set when it can no longer be rejected. */
export interface Out {
  request: Request
  response: Response
  status: number
  headers: HeaderTexts | undefined
  report: ReportErrors
  /**
   * Set when the `ETag` is computed from the content: evaluates the conditions of the request.
   *
   * @returns whether a 304 was sent instead
   * @throws Problem 412
   */
  hasSettled?: (etag: string) => boolean
}

/** @throws Problem `internal` for a header that HTTP does not allow, such as one with a line break */
export function writeHead({ response, status, headers, report }: Out, more: OutgoingHttpHeaders): void {
  const set: string[] = []
  for (const [key, [name, value]] of headers ?? []) {
    try {
      response.setHeader(name, key === 'link' ? withLinks(response, value) : value)
      set.push(name)
    } catch (cause) {
      for (const other of set) response.removeHeader(other)
      report([{ pointer: `/header/${name}`, detail: 'is not a valid HTTP header' }], true)
      throw platformProblem('internal', { cause })
    }
  }
  response.writeHead(status, more)
}

/** Those of a deprecated operation stand there already. */
function withLinks(response: Response, value: string | string[]): string {
  return [response.getHeader('Link') ?? [], value].flat().join(', ')
}

export function streamHeaders(response: Response, type: string): OutgoingHttpHeaders {
  // Set, not only written: a stream that ends at its deadline reads its type from here.
  response.setHeader('Content-Type', type)
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-cache')
  return { 'X-Accel-Buffering': 'no' }
}
