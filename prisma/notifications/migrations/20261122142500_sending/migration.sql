-- AlterTable
ALTER TABLE "notifications" DROP COLUMN "body",
ADD COLUMN "data" JSONB NOT NULL,
ADD COLUMN "sending_until" TIMESTAMPTZ(3);

-- What schema.prisma can't say.
ALTER TABLE "notifications"
    DROP CONSTRAINT "notifications_state_check",
    ADD CONSTRAINT "notifications_state_check" CHECK ("state" IN ('pending', 'sending', 'sent', 'failed', 'skipped')),
    ADD CONSTRAINT "notifications_sending_until_check" CHECK (("state" = 'sending') = ("sending_until" IS NOT NULL));

-- What there is to send: without the history, which grows.
DROP INDEX "notifications_pending_idx";
CREATE INDEX "notifications_unsent_idx" ON "notifications" ("created_at") WHERE "state" IN ('pending', 'sending');
