-- What was begun is written before the provider is asked: a crash in between is taken up where it was. `pending` is an
-- authorization that was begun.
ALTER TABLE "payments"
    DROP CONSTRAINT "payments_state_check",
    ADD CONSTRAINT "payments_state_check" CHECK (
        "state" IN ('pending', 'authorized', 'capturing', 'captured', 'voiding', 'voided', 'refunded', 'failed')
    ),
    DROP CONSTRAINT "payments_provider_reference_check",
    ADD CONSTRAINT "payments_provider_reference_check" CHECK (
        "state" IN ('pending', 'failed') OR "provider_reference" IS NOT NULL
    );
