-- What was begun and not ended (services/payments/resume.ts): without the history, which grows.
CREATE INDEX "payments_begun_idx" ON "payments" ("updated_at") WHERE "state" IN ('pending', 'capturing', 'voiding');
CREATE INDEX "refunds_begun_idx" ON "refunds" ("updated_at") WHERE "state" = 'pending';
