-- CreateTable
CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "total_amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "payment_method" TEXT NOT NULL,
    "payment_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_items" (
    "order_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_amount" INTEGER NOT NULL,

    CONSTRAINT "order_items_pkey" PRIMARY KEY ("order_id","line")
);

-- CreateTable
CREATE TABLE "sagas" (
    "order_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "deadline" TIMESTAMPTZ(3) NOT NULL,
    "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
    "stopped_at" TEXT,
    "resumptions" INTEGER NOT NULL DEFAULT 0,
    "request" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "completed_steps" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reservation_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sagas_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "order_events" (
    "position" BIGSERIAL NOT NULL,
    "order_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_events_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "order_summaries" (
    "order_id" UUID NOT NULL,
    "customer_id" UUID,
    "status" TEXT,
    "resumptions" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "items" JSONB,
    "total_amount" INTEGER,
    "currency" CHAR(3),
    "payment_status" TEXT NOT NULL DEFAULT 'none',
    "notified" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_summaries_pkey" PRIMARY KEY ("order_id")
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

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "state" TEXT NOT NULL,
    "status" INTEGER,
    "headers" JSONB,
    "body" BYTEA,
    "locked_until" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("scope","key")
);

-- CreateIndex
CREATE INDEX "orders_customer_id_created_at_id_idx" ON "orders"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "orders_created_at_id_idx" ON "orders"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "order_items_order_id_product_id_key" ON "order_items"("order_id", "product_id");

-- CreateIndex
CREATE INDEX "sagas_state_updated_at_idx" ON "sagas"("state", "updated_at");

-- CreateIndex
CREATE INDEX "order_events_order_id_position_idx" ON "order_events"("order_id", "position");

-- CreateIndex
CREATE INDEX "order_summaries_customer_id_created_at_order_id_idx" ON "order_summaries"("customer_id", "created_at", "order_id");

-- CreateIndex
CREATE INDEX "order_summaries_created_at_order_id_idx" ON "order_summaries"("created_at", "order_id");

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

-- CreateIndex
CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys"("expires_at");

-- AddForeignKey
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sagas" ADD CONSTRAINT "sagas_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Constraints and partial indexes that schema.prisma cannot express.
ALTER TABLE "orders"
    ADD CONSTRAINT "orders_status_check" CHECK (
        "status" IN ('pending', 'confirmed', 'rejected', 'cancelling', 'cancelled', 'needs-attention')
    ),
    ADD CONSTRAINT "orders_reason_check" CHECK ("status" NOT IN ('rejected', 'cancelled') OR "reason" IS NOT NULL),
    ADD CONSTRAINT "orders_total_amount_check" CHECK ("total_amount" BETWEEN 0 AND 1000000000),
    ADD CONSTRAINT "orders_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$'),
    ADD CONSTRAINT "orders_payment_check" CHECK ("status" <> 'confirmed' OR "payment_id" IS NOT NULL),
    ADD CONSTRAINT "orders_version_check" CHECK ("version" > 0);

ALTER TABLE "order_items"
    ADD CONSTRAINT "order_items_line_check" CHECK ("line" > 0),
    ADD CONSTRAINT "order_items_quantity_check" CHECK ("quantity" BETWEEN 1 AND 1000),
    ADD CONSTRAINT "order_items_unit_amount_check" CHECK ("unit_amount" BETWEEN 0 AND 1000000000);

ALTER TABLE "sagas"
    ADD CONSTRAINT "sagas_version_check" CHECK ("version" > 0),
    ADD CONSTRAINT "sagas_attempts_check" CHECK ("attempts" >= 0),
    ADD CONSTRAINT "sagas_stopped_at_check" CHECK ("stopped_at" IS NULL OR "state" = 'needs-attention'),
    ADD CONSTRAINT "sagas_resumptions_check" CHECK ("resumptions" >= 0),
    ADD CONSTRAINT "sagas_request_check" CHECK ("request" >= 0);

ALTER TABLE "order_summaries"
    ADD CONSTRAINT "order_summaries_payment_status_check" CHECK (
        "payment_status" IN ('none', 'authorized', 'captured', 'voided', 'refunded', 'failed')
    );

-- The total of an order equals the sum of its items. Checked at commit.
CREATE FUNCTION "order_total_matches"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "of_order" uuid := CASE TG_TABLE_NAME WHEN 'orders' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'order_id' END;
BEGIN
    IF EXISTS (
        SELECT FROM "orders" o
        WHERE o."id" = "of_order" AND o."total_amount" <> (
            SELECT coalesce(sum(i."quantity"::bigint * i."unit_amount"), 0) FROM "order_items" i WHERE i."order_id" = o."id"
        )
    ) THEN
        RAISE EXCEPTION 'the total of order % does not equal the sum of its items', "of_order" USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_total_matches';
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER "orders_total_matches" AFTER INSERT OR UPDATE OF "total_amount" ON "orders"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "order_total_matches"();

CREATE CONSTRAINT TRIGGER "order_items_total_matches" AFTER INSERT OR UPDATE ON "order_items"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "order_total_matches"();

-- For the relay: only unpublished events.
CREATE INDEX "outbox_unpublished_idx" ON "outbox" ("position") WHERE "published_at" IS NULL;

ALTER TABLE "outbox"
    ADD CONSTRAINT "outbox_event_check" CHECK (
        "event" ->> 'id' = "id"::text AND "event" ->> 'type' = "type" AND "event" ->> 'subject' = "subject"
    );

ALTER TABLE "idempotency_keys"
    ADD CONSTRAINT "idempotency_keys_fingerprint_check" CHECK (octet_length("fingerprint") = 32),
    ADD CONSTRAINT "idempotency_keys_state_check" CHECK ("state" IN ('running', 'done')),
    ADD CONSTRAINT "idempotency_keys_status_check" CHECK (("state" = 'done') = ("status" IS NOT NULL)),
    ADD CONSTRAINT "idempotency_keys_key_check" CHECK (length("key") BETWEEN 1 AND 255);
