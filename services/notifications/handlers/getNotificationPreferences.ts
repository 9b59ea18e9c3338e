import { isNotModified } from '#platform/http/etag.ts'
import type { Handler } from '../context.ts'
import { DEFAULTS, preferencesTag, toPreferences } from '../preferences.ts'

export const getNotificationPreferences: Handler<'getNotificationPreferences'> = async (
  { headers, principal },
  { db },
) => {
  const row = await db.preferences.findUnique({ where: { userId: principal.id } })
  const etag = preferencesTag(principal.id, row)
  if (isNotModified(headers['If-None-Match'], etag)) return { status: 304, headers: { ETag: etag } }
  return { status: 200, headers: { ETag: etag }, body: toPreferences(row ?? DEFAULTS) }
}
