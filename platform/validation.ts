import express, { type ErrorRequestHandler, type Request, type Response } from 'express'
import { middleware as openApiValidator } from 'express-openapi-validator'
import type { Contract, Operation } from './contract.ts'
import { type FieldError, platformProblem, type Problem, toProblem } from './problem.ts'

/** What a request carries once it is known to match the contract: coerced, defaults applied. */
export interface ValidInput {
  params: Record<string, unknown>
  query: Record<string, unknown>
  headers: Record<string, unknown>
  cookies: Record<string, unknown>
  body: unknown
  contentType: string | undefined
}

export interface Validation {
  /** @throws Problem 400, 413, 415 */
  input(operation: Operation, request: Request, response: Response): Promise<ValidInput>
}

interface ValidatorError {
  status?: number
  message?: string
  path?: string
  errors?: { path: string; message: string }[]
  type?: string
}

/**
 * Validation by express-openapi-validator, one instance a contract. It replaces `res.json` by one that checks the
 * reply, so a reply must be sent by `res.json` to be checked.
 */
export function openApiValidation(
  contract: Contract,
  options: { replies: boolean; bodyLimitBytes: number },
): Validation {
  const chain = express.Router()
  chain.use(
    express.json({
      limit: options.bodyLimitBytes,
      type: ['application/json', 'application/*+json'],
      strict: false,
    }),
  )
  chain.use(express.urlencoded({ limit: options.bodyLimitBytes, extended: false }))
  chain.use(express.text({ limit: options.bodyLimitBytes }))
  chain.use(refuseUnstorableText)
  chain.use(
    openApiValidator({
      apiSpec: contract.document as never,
      validateSecurity: false,
      validateRequests: { allowUnknownQueryParameters: false },
      validateResponses: options.replies,
      validateApiSpec: false,
      fileUploader: false,
    }),
  )
  const forget: ErrorRequestHandler = (error, _request, _response, next) => next(error)
  chain.use(forget)

  return {
    async input(operation, request, response) {
      await new Promise<void>((done, fail) =>
        chain(request, response, (error?: unknown) =>
          error === undefined || error === null ? done() : fail(asProblem(error)),
        ),
      )
      const path =
        (request as Request & { openapi?: { pathParams?: Record<string, unknown> } }).openapi?.pathParams ??
        {}
      return {
        params: path,
        query: request.query,
        headers: headersOf(operation, request),
        cookies: {},
        body: operation.requestBody ? (request.body ?? request) : undefined,
        contentType: request.headers['content-type']?.split(';')[0]?.trim().toLowerCase(),
      }
    },
  }
}

function headersOf(operation: Operation, request: Request): Record<string, unknown> {
  const declared = operation.parameters.filter((parameter) => parameter.in === 'header')
  return Object.fromEntries(declared.map(({ name }) => [name, request.headers[name.toLowerCase()]]))
}

/** PostgreSQL can store neither U+0000 nor half a surrogate pair: such text is refused before it gets there. */
function refuseUnstorableText(request: Request, _response: Response, next: (error?: unknown) => void): void {
  const errors: FieldError[] = []
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value === 'string') {
      if (value.includes('\0') || !value.isWellFormed()) {
        errors.push({ pointer, detail: 'must not contain U+0000 or unpaired surrogates' })
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) visit(item, `${pointer}/${key}`)
    }
  }
  visit(request.body, '/body')
  visit(request.query, '/query')
  if (request.path.includes('%00')) errors.push({ pointer: '/path', detail: 'must not contain U+0000' })
  next(errors.length > 0 ? platformProblem('validation-failed', { errors }) : undefined)
}

function asProblem(error: unknown): Problem {
  const { status, errors, message, type } = (error ?? {}) as ValidatorError
  if (type === 'entity.parse.failed')
    return platformProblem('malformed-request', { detail: `The body is not valid JSON: ${message}` })
  if (status === 400 && errors) {
    return platformProblem('validation-failed', {
      errors: errors.map((fault) => ({ pointer: pointerOf(fault.path), detail: fault.message })),
      cause: error,
    })
  }
  if (status === 415) return platformProblem('unsupported-media-type', { detail: message, cause: error })
  return toProblem(error)
}

const pointerOf = (path: string) => path.replace(/^\/params\//, '/path/').replace(/^\/headers\//, '/header/')
