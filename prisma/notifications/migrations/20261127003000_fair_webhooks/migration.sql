-- AlterTable
ALTER TABLE "webhook_deliveries" ADD COLUMN     "claimed_by" UUID,
ADD COLUMN     "claimed_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "webhook_endpoints" ADD COLUMN     "failed_attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "paused_until" TIMESTAMPTZ(3);

-- What schema.prisma can't say.
ALTER TABLE "webhook_endpoints"
    ADD CONSTRAINT "webhook_endpoints_failed_attempts_check" CHECK ("failed_attempts" >= 0);
ALTER TABLE "webhook_deliveries"
    ADD CONSTRAINT "webhook_deliveries_claim_check" CHECK (("claimed_by" IS NULL) = ("claimed_until" IS NULL)),
    ADD CONSTRAINT "webhook_deliveries_claimed_state_check" CHECK ("claimed_by" IS NULL OR "state" = 'pending');

-- What is due, by endpoint: however much waits for one of them, what waits for another is found at once.
DROP INDEX "webhook_deliveries_due_idx";
CREATE INDEX "webhook_deliveries_due_idx" ON "webhook_deliveries" ("endpoint_id", "next_attempt_at") WHERE "state" = 'pending';
CREATE INDEX "webhook_deliveries_claimed_idx" ON "webhook_deliveries" ("endpoint_id") WHERE "claimed_by" IS NOT NULL;
