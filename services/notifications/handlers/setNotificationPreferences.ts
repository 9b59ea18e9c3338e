import { requireMatch } from '#platform/http/etag.ts'
import type { Handler } from '../context.ts'
import { preferencesTag, toPreferences } from '../preferences.ts'

export const setNotificationPreferences: Handler<'setNotificationPreferences'> = async (
  { headers, body, principal },
  { db, now },
) => {
  const userId = principal.id
  const row = await db.$transaction(async (tx) => {
    // Serializes changes per user. An advisory lock, because there may be no row to lock yet.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${userId}, 0))`
    const seen = await tx.preferences.findUnique({ where: { userId } })
    requireMatch(headers['If-Match'], preferencesTag(userId, seen))
    const change = { ...body, updatedAt: now() }
    return tx.preferences.upsert({
      where: { userId },
      create: { userId, ...change },
      update: { ...change, version: { increment: 1 } },
    })
  })
  return { status: 200, headers: { ETag: preferencesTag(userId, row) }, body: toPreferences(row) }
}
