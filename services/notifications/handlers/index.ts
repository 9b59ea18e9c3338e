import type { Handlers } from '#generated/notifications/v1/handlers.ts'
import type { Context } from '../context.ts'
import { createWebhookEndpoint } from './createWebhookEndpoint.ts'
import { deleteWebhookEndpoint } from './deleteWebhookEndpoint.ts'
import { getNotificationPreferences } from './getNotificationPreferences.ts'
import { listNotifications } from './listNotifications.ts'
import { listWebhookDeliveries } from './listWebhookDeliveries.ts'
import { listWebhookEndpoints } from './listWebhookEndpoints.ts'
import { redeliverWebhook } from './redeliverWebhook.ts'
import { setNotificationPreferences } from './setNotificationPreferences.ts'

export const handlers = {
  listNotifications,
  getNotificationPreferences,
  setNotificationPreferences,
  listWebhookEndpoints,
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  listWebhookDeliveries,
  redeliverWebhook,
} satisfies Handlers<Context>
