-- The books of the sandbox provider (services/payments/sandbox-provider.ts): what the world outside has seen. A real
-- provider has its own; so these are in a schema that schema.prisma does not know, and nothing refers to them.
CREATE SCHEMA "provider";

CREATE TABLE "provider"."charges" (
    "reference" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "authorized_minor" BIGINT NOT NULL,
    "captured_minor" BIGINT NOT NULL DEFAULT 0,
    "refunded_minor" BIGINT NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    -- What our side called it: tells two charges for one payment apart.
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

-- Each operation that was asked for, by its idempotency key. The result is there once it was done; how often it was
-- asked for is counted, so that "times out, then works" can be played.
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
