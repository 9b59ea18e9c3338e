// Written by npm run generate from openapi/notifications/v1.yaml. Do not edit.
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
export const compiled = {
  format: 1,
  operations: [
    {"id":"listNotifications","method":"get","path":"/notifications","basePath":"/api/v1","file":"operations/listNotifications","security":[{"bearer":["customer","staff","admin"]}],"priority":"sheddable","lifecycle":{"parts":[{"element":"query parameter orderId","in":"query","path":["orderId"],"since":"2026-11-27","sunset":"2028-12-31"}]}},
    {"id":"getNotificationPreferences","method":"get","path":"/notification-preferences","basePath":"/api/v1","file":"operations/getNotificationPreferences","security":[{"bearer":["customer","staff","admin"]}]},
    {"id":"setNotificationPreferences","method":"put","path":"/notification-preferences","basePath":"/api/v1","file":"operations/setNotificationPreferences","security":[{"bearer":["customer","staff","admin"]}],"hasBody":true,"checksSession":true},
    {"id":"listWebhookEndpoints","method":"get","path":"/webhook-endpoints","basePath":"/api/v1","file":"operations/listWebhookEndpoints","security":[{"bearer":["staff","admin"]}]},
    {"id":"createWebhookEndpoint","method":"post","path":"/webhook-endpoints","basePath":"/api/v1","file":"operations/createWebhookEndpoint","security":[{"bearer":["staff","admin"]}],"hasBody":true,"checksSession":true},
    {"id":"deleteWebhookEndpoint","method":"delete","path":"/webhook-endpoints/{endpointId}","basePath":"/api/v1","file":"operations/deleteWebhookEndpoint","security":[{"bearer":["staff","admin"]}],"checksSession":true},
    {"id":"listWebhookDeliveries","method":"get","path":"/webhook-endpoints/{endpointId}/deliveries","basePath":"/api/v1","file":"operations/listWebhookDeliveries","security":[{"bearer":["staff","admin"]}],"priority":"sheddable"},
    {"id":"redeliverWebhook","method":"post","path":"/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redelivery","basePath":"/api/v1","file":"operations/redeliverWebhook","security":[{"bearer":["staff","admin"]}],"checksSession":true},
  ],
  schemes: {"bearer":{"type":"http","scheme":"bearer"}},
  events: {"notifications.notification-sent.v1":"events/notifications.notification-sent.v1","notifications.webhook-endpoint-disabled.v1":"events/notifications.webhook-endpoint-disabled.v1"},
  load: (file) => require(`./${file}.mjs`).default,
}
