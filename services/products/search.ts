import { Prisma } from '#generated/products/prisma/client.ts'

/**
 * What a caller typed, as a full-text query: words, "phrases", or, -without, as PostgreSQL's websearch reads them; it
 * accepts any text. While only plain words are typed, the last one also matches as the beginning of a longer one.
 */
export function searchFor(typed: string): Prisma.Sql {
  const asTyped = Prisma.sql`websearch_to_tsquery('english', ${typed})`
  const words = plainWords(typed)
  const last = words?.at(-1)
  if (!words || !last) return asTyped
  const before = Prisma.sql`websearch_to_tsquery('english', ${words.slice(0, -1).join(' ')})`
  return Prisma.sql`(${asTyped} || (${before} && to_tsquery('english', ${`${last}:*`})))`
}

/** The words, when there is nothing else: letters and digits can't be mistaken for operators of `to_tsquery`. */
export function plainWords(typed: string): string[] | undefined {
  const words = typed.trim().split(/\s+/)
  const arePlain = words.every((word) => /^[\p{L}\p{M}\p{N}]+$/u.test(word) && !/^or$/i.test(word))
  return arePlain ? words : undefined
}
