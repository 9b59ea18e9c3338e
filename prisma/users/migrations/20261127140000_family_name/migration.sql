SET lock_timeout = '3s';

-- Nullable and without a default: no row is rewritten, and the release before does not notice it.
ALTER TABLE "users" ADD COLUMN "family_name" TEXT;
