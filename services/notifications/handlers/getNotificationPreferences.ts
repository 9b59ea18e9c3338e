import type { Handler } from '../context.ts'
import { DEFAULTS, preferencesTag, toPreferences } from '../preferences.ts'

export const getNotificationPreferences: Handler<'getNotificationPreferences'> = async (
  { principal },
  { db },
) => {
  const row = await db.preferences.findUnique({ where: { userId: principal.id } })
  return {
    status: 200,
    headers: { ETag: preferencesTag(principal.id, row) },
    body: toPreferences(row ?? DEFAULTS),
  }
}
