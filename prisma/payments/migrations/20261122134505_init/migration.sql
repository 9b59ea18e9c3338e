-- CreateTable
CREATE TABLE "payments" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "amount_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "refunded_minor" INTEGER NOT NULL DEFAULT 0,
    "method" TEXT NOT NULL,
    "provider_reference" TEXT,
    "failure_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "id" BIGSERIAL NOT NULL,
    "transaction_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("id")
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
CREATE UNIQUE INDEX "payments_order_id_key" ON "payments"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_provider_reference_key" ON "payments"("provider_reference");

-- CreateIndex
CREATE INDEX "payments_customer_id_created_at_id_idx" ON "payments"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "payments_created_at_id_idx" ON "payments"("created_at", "id");

-- CreateIndex
CREATE INDEX "refunds_payment_id_idx" ON "refunds"("payment_id");

-- CreateIndex
CREATE INDEX "ledger_entries_payment_id_idx" ON "ledger_entries"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entries_transaction_id_account_key" ON "ledger_entries"("transaction_id", "account");

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
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Constraints and partial indexes that schema.prisma cannot express.
ALTER TABLE "payments"
    ADD CONSTRAINT "payments_state_check" CHECK (
        "state" IN ('pending', 'authorized', 'capturing', 'captured', 'voiding', 'voided', 'refunded', 'failed')
    ),
    ADD CONSTRAINT "payments_amount_minor_check" CHECK ("amount_minor" BETWEEN 1 AND 1000000000),
    ADD CONSTRAINT "payments_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$'),
    ADD CONSTRAINT "payments_refunded_minor_check" CHECK ("refunded_minor" BETWEEN 0 AND "amount_minor"),
    ADD CONSTRAINT "payments_refunded_state_check" CHECK (
        ("refunded_minor" = 0 OR "state" IN ('captured', 'refunded'))
        AND ("state" <> 'refunded' OR "refunded_minor" = "amount_minor")
    ),
    ADD CONSTRAINT "payments_failure_reason_check" CHECK (("state" = 'failed') = ("failure_reason" IS NOT NULL)),
    ADD CONSTRAINT "payments_provider_reference_check" CHECK (
        "state" IN ('pending', 'failed') OR "provider_reference" IS NOT NULL
    ),
    ADD CONSTRAINT "payments_version_check" CHECK ("version" > 0);

ALTER TABLE "refunds"
    ADD CONSTRAINT "refunds_amount_minor_check" CHECK ("amount_minor" > 0),
    ADD CONSTRAINT "refunds_state_check" CHECK ("state" IN ('pending', 'done', 'failed'));

ALTER TABLE "ledger_entries"
    ADD CONSTRAINT "ledger_entries_amount_minor_check" CHECK ("amount_minor" <> 0),
    ADD CONSTRAINT "ledger_entries_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$');

-- Double-entry: the entries of a transaction sum to zero. Checked at commit.
CREATE FUNCTION "ledger_transaction_balances"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM "ledger_entries" WHERE "transaction_id" = NEW."transaction_id"
        GROUP BY "currency" HAVING sum("amount_minor") <> 0
    ) THEN
        RAISE EXCEPTION 'the entries of ledger transaction % do not sum to zero', NEW."transaction_id"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_balance';
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER "ledger_entries_balance" AFTER INSERT ON "ledger_entries"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "ledger_transaction_balances"();

-- The ledger is append-only: errors are corrected by another transaction.
CREATE FUNCTION "ledger_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ledger entries cannot be changed or deleted' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_append_only';
END
$$;

CREATE TRIGGER "ledger_entries_append_only" BEFORE UPDATE OR DELETE ON "ledger_entries"
    FOR EACH ROW EXECUTE FUNCTION "ledger_is_append_only"();

-- For completing abandoned operations (services/payments/resume.ts): only operations in progress.
CREATE INDEX "payments_in_progress_idx" ON "payments" ("updated_at") WHERE "state" IN ('pending', 'capturing', 'voiding');
CREATE INDEX "refunds_in_progress_idx" ON "refunds" ("updated_at") WHERE "state" = 'pending';

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

-- The database of the sandbox provider (services/payments/sandbox-provider.ts), which simulates an external system: a
-- separate schema, which is not in schema.prisma and has no references to or from the service's tables.
CREATE SCHEMA "provider";

CREATE TABLE "provider"."charges" (
    "reference" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "authorized_minor" BIGINT NOT NULL,
    "captured_minor" BIGINT NOT NULL DEFAULT 0,
    "refunded_minor" BIGINT NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    -- The payment id of the client.
    "payment_reference" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "charges_pkey" PRIMARY KEY ("reference"),
    CONSTRAINT "charges_state_check" CHECK ("state" IN ('authorized', 'captured', 'voided', 'declined')),
    CONSTRAINT "charges_amounts_check" CHECK (
        "authorized_minor" > 0
        AND "captured_minor" BETWEEN 0 AND "authorized_minor"
        AND "refunded_minor" BETWEEN 0 AND "captured_minor"
        AND ("captured_minor" = 0 OR "state" = 'captured')
    )
);

CREATE INDEX "charges_payment_reference_idx" ON "provider"."charges" ("payment_reference");

-- Operations by idempotency key, with their result once executed. Attempts are counted to simulate a failure of the first
-- one.
CREATE TABLE "provider"."operations" (
    "id" BIGSERIAL NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "charge_reference" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "result" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "operations_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "operations_idempotency_key_key" UNIQUE ("idempotency_key"),
    CONSTRAINT "operations_charge_reference_fkey" FOREIGN KEY ("charge_reference") REFERENCES "provider"."charges" ("reference"),
    CONSTRAINT "operations_kind_check" CHECK ("kind" IN ('authorize', 'capture', 'void', 'refund')),
    CONSTRAINT "operations_amount_minor_check" CHECK ("amount_minor" >= 0),
    CONSTRAINT "operations_attempts_check" CHECK ("attempts" > 0)
);
