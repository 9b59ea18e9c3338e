import type { Response } from 'express'
import type { ServerResponse } from 'node:http'
import type { ServedOperation } from '../contract/compiled.ts'
import type { Principal } from '../auth/principal.ts'

/** What the router and the problem middleware record in `response.locals`, for the log and the metrics. */
export interface Locals {
  operation?: Pick<ServedOperation, 'service' | 'version' | 'id' | 'idempotency'>
  principal?: Principal
  problem?: { code: string }
}

/** The `locals` of a response, which need not come from Express. */
export function localsOf(response: ServerResponse): Locals {
  return ((response as Response).locals ??= {}) as Locals
}
