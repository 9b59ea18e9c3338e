/**
 * Finds two items of a list that are the same JSON value (`uniqueItems`), in time linear in the size of the list:
 * comparing all pairs would let a caller block the process for minutes.
 *
 * @returns the index of the later one and that of the earlier one
 */
export function sameItems(list: readonly unknown[]): readonly [number, number] | undefined {
  const scalars = new Map<unknown, number>()
  const structures = new Map<string, number>()
  for (let i = 0; i < list.length; i++) {
    const item = list[i]
    const isStructure = typeof item === 'object' && item !== null
    const key = isStructure ? textOf(item) : item
    const known: Map<unknown, number> = isStructure ? structures : scalars
    const earlier = known.get(key)
    if (earlier !== undefined) return [i, earlier]
    known.set(key, i)
  }
  return undefined
}

/** Whether two JSON values are equal (JSON Schema 2020-12, section 4.2.2). */
export const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && textOf(a) === textOf(b))

/** JSON with sorted keys (JSON Schema 2020-12 core, section 4.2.2: the order of keys makes no difference). */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${textOf(item)}`).join()}}`
}
