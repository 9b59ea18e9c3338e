import { Prisma } from '#generated/products/prisma/client.ts'

/**
 * Converts search text to a full-text query. PostgreSQL's websearch syntax supports words, "phrases", `or` and -exclusion,
 * and accepts any text. If the text consists of words only, the last one also matches as a prefix.
 */
export function searchFor(typed: string): Prisma.Sql {
  const websearch = Prisma.sql`websearch_to_tsquery('english', ${typed})`
  const words = wordsOf(typed)
  const last = words?.at(-1)
  if (!words || !last) return websearch
  const before = Prisma.sql`websearch_to_tsquery('english', ${words.slice(0, -1).join(' ')})`
  return Prisma.sql`(${websearch} || (${before} && to_tsquery('english', ${`${last}:*`})))`
}

/** The words, if the text contains nothing else. Letters and digits cannot be operators of `to_tsquery`. */
export function wordsOf(typed: string): string[] | undefined {
  const words = typed.trim().split(/\s+/)
  const arePlain = words.every((word) => /^[\p{L}\p{M}\p{N}]+$/u.test(word) && !/^or$/i.test(word))
  return arePlain ? words : undefined
}
