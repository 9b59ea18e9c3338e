/*
 * The front door of the package @charter/express: OpenAPI contracts in any Express 5 application, or on `node:http`.
 */
export type { Identity, Principal } from './auth/principal.ts'
export type { SecurityVerifier } from './auth/authorization.ts'
export type { CompiledContract } from './contract/compiled.ts'
export type { Contract, OpenApiDocument } from './contract/contract.ts'
export type { AnyHandler, HandlerOf, InputOf, Reply, ReplyOf } from './http/handler.ts'
export type { UploadedFile } from './http/multipart.ts'
export type { RateLimiter, RateLimitPolicy, RateLimitState } from './http/rate-limit/rate-limiter.ts'
export { openLoadShedder, type LoadShedder } from './http/overload/load-shedder.ts'
export type { ReplyMode } from './http/reply.ts'
export { StreamEvent } from './http/stream-event.ts'
export { problemMiddleware, type ProblemMapper } from './problem-middleware.ts'
export { Problem, platformProblem, problems, type FieldError, type ProblemDocument } from './problem.ts'
export { contractRouter } from './router.ts'
export type { HandlerTable, RouterOptions } from './router-options.ts'
export type { RequestLog } from './telemetry/request-log.ts'
