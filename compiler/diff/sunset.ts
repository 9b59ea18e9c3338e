import type { Scope } from './change.ts'

/** What a change of `x-sunset` is called. */
export const sunsetAction = (old: unknown, next: unknown): string =>
  typeof old === 'string' && typeof next === 'string' && next < old ? 'sunset-advanced' : 'sunset-changed'

/** Whether the last day of an operation is over, so that it has responded with 410 since. */
export function isEnded({ old }: Scope, operation: Record<string, unknown>): boolean {
  const { info } = old.source.document
  const days = [operation['x-sunset'], (info as unknown as Record<string, unknown>)['x-sunset']]
  const today = new Date().toISOString().slice(0, 10)
  return days.some((day) => typeof day === 'string' && day < today)
}
