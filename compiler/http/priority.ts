import type { OperationEntry } from '#platform/contract/compiled.ts'
import { at } from '../document/json-pointer.ts'
import { Refusal } from '../document/source.ts'

/**
 * Reads `x-priority` of an operation.
 *
 * @returns undefined for `normal`, the default
 * @throws Refusal for any other value
 */
export function compilePriority(
  operation: Record<string, unknown>,
  pointer: string,
): OperationEntry['priority'] {
  const value = operation['x-priority']
  if (value === undefined || value === 'normal') return undefined
  if (value === 'critical' || value === 'sheddable') return value
  throw new Refusal(at(pointer, 'x-priority'), 'x-priority is critical, normal or sheddable')
}
