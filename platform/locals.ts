import type { Response } from 'express'
import type { ServerResponse } from 'node:http'
import type { Operation } from './contract.ts'
import type { Principal } from './handler.ts'

/** What the router and the problem middleware note in `response.locals`, for the log and the metrics. */
export interface Locals {
  operation?: Operation
  principal?: Principal
  problem?: { code: string }
}

/** The notes of a response, which need not have come through Express. */
export function localsOf(response: ServerResponse): Locals {
  return ((response as Response).locals ??= {}) as Locals
}
