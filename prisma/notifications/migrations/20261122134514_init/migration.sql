-- CreateTable
CREATE TABLE "notifications" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL DEFAULT 'email',
    "order_id" UUID,
    "subject" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "sending_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preferences" (
    "user_id" UUID NOT NULL,
    "order_updates" BOOLEAN NOT NULL DEFAULT true,
    "payment_updates" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "preferences_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "webhook_endpoints" (
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "event_types" TEXT[],
    "secret" BYTEA NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'enabled',
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failed_attempts" INTEGER NOT NULL DEFAULT 0,
    "paused_until" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "event_type" TEXT NOT NULL,
    "event" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "last_status" INTEGER,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "claimed_by" BIGINT,
    "claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "position" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "event" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "inbox" (
    "consumer" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "processed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("consumer","event_id")
);

-- CreateTable
CREATE TABLE "inbox_attempts" (
    "consumer" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_attempts_pkey" PRIMARY KEY ("consumer","event_id")
);

-- CreateIndex
CREATE INDEX "notifications_recipient_id_created_at_id_idx" ON "notifications"("recipient_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_event_id_recipient_id_kind_key" ON "notifications"("event_id", "recipient_id", "kind");

-- CreateIndex
CREATE INDEX "webhook_endpoints_created_at_id_idx" ON "webhook_endpoints"("created_at", "id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_endpoint_id_created_at_id_idx" ON "webhook_deliveries"("endpoint_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_deliveries_endpoint_id_event_id_key" ON "webhook_deliveries"("endpoint_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_id_key" ON "outbox"("id");

-- CreateIndex
CREATE INDEX "outbox_published_at_idx" ON "outbox"("published_at");

-- CreateIndex
CREATE INDEX "outbox_type_created_at_idx" ON "outbox"("type", "created_at");

-- CreateIndex
CREATE INDEX "inbox_processed_at_idx" ON "inbox"("processed_at");

-- CreateIndex
CREATE INDEX "inbox_attempts_begun_at_idx" ON "inbox_attempts"("begun_at");

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Constraints and partial indexes that schema.prisma cannot express.
ALTER TABLE "notifications"
    ADD CONSTRAINT "notifications_state_check" CHECK ("state" IN ('pending', 'sending', 'sent', 'failed', 'skipped')),
    ADD CONSTRAINT "notifications_sending_until_check" CHECK (("state" = 'sending') = ("sending_until" IS NOT NULL)),
    ADD CONSTRAINT "notifications_sent_at_check" CHECK (("state" = 'sent') = ("sent_at" IS NOT NULL)),
    ADD CONSTRAINT "notifications_attempts_check" CHECK ("attempts" >= 0);

ALTER TABLE "preferences"
    ADD CONSTRAINT "preferences_version_check" CHECK ("version" > 0);

ALTER TABLE "webhook_endpoints"
    ADD CONSTRAINT "webhook_endpoints_state_check" CHECK ("state" IN ('enabled', 'disabled')),
    ADD CONSTRAINT "webhook_endpoints_disabled_at_check" CHECK (("state" = 'disabled') = ("disabled_at" IS NOT NULL)),
    ADD CONSTRAINT "webhook_endpoints_event_types_check" CHECK (cardinality("event_types") > 0),
    ADD CONSTRAINT "webhook_endpoints_secret_check" CHECK (octet_length("secret") BETWEEN 24 AND 64),
    ADD CONSTRAINT "webhook_endpoints_failures_check" CHECK ("failures" >= 0),
    ADD CONSTRAINT "webhook_endpoints_failed_attempts_check" CHECK ("failed_attempts" >= 0);

ALTER TABLE "webhook_deliveries"
    ADD CONSTRAINT "webhook_deliveries_state_check" CHECK ("state" IN ('pending', 'delivered', 'failed')),
    ADD CONSTRAINT "webhook_deliveries_next_attempt_at_check" CHECK (("state" = 'pending') = ("next_attempt_at" IS NOT NULL)),
    ADD CONSTRAINT "webhook_deliveries_delivered_at_check" CHECK (("state" = 'delivered') = ("delivered_at" IS NOT NULL)),
    ADD CONSTRAINT "webhook_deliveries_attempts_check" CHECK ("attempts" >= 0),
    ADD CONSTRAINT "webhook_deliveries_claim_check" CHECK (("claimed_by" IS NULL) = ("claimed_until" IS NULL)),
    ADD CONSTRAINT "webhook_deliveries_claimed_state_check" CHECK ("claimed_by" IS NULL OR "state" = 'pending');

-- For sending: only unfinished rows. Due deliveries are indexed by endpoint, so that a backlog of one does not slow others.
CREATE INDEX "notifications_unsent_idx" ON "notifications" ("created_at") WHERE "state" IN ('pending', 'sending');
CREATE INDEX "webhook_deliveries_due_idx" ON "webhook_deliveries" ("endpoint_id", "next_attempt_at") WHERE "state" = 'pending';
CREATE INDEX "webhook_deliveries_claimed_idx" ON "webhook_deliveries" ("endpoint_id") WHERE "claimed_by" IS NOT NULL;

-- For retention: only finished rows.
CREATE INDEX "notifications_finished_idx" ON "notifications" ("created_at") WHERE "state" IN ('sent', 'failed', 'skipped');
CREATE INDEX "webhook_deliveries_finished_idx" ON "webhook_deliveries" ("created_at") WHERE "state" IN ('delivered', 'failed');

-- For the relay: only unpublished events.
CREATE INDEX "outbox_unpublished_idx" ON "outbox" ("position") WHERE "published_at" IS NULL;

ALTER TABLE "outbox"
    ADD CONSTRAINT "outbox_event_check" CHECK (
        "event" ->> 'id' = "id"::text AND "event" ->> 'type' = "type" AND "event" ->> 'subject' = "subject"
    );
