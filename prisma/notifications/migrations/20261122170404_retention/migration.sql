-- What has come to an end, by its age: for those who delete it.
CREATE INDEX "notifications_ended_idx" ON "notifications" ("created_at") WHERE "state" IN ('sent', 'failed', 'skipped');
CREATE INDEX "webhook_deliveries_ended_idx" ON "webhook_deliveries" ("created_at") WHERE "state" IN ('delivered', 'failed');
