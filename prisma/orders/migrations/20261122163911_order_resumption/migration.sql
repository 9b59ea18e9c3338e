-- AlterTable
ALTER TABLE "order_summaries" ADD COLUMN     "resumptions" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "sagas" ADD COLUMN     "request" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "resumptions" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "stopped_at" TEXT;

-- Those that need attention already: what the event said.
UPDATE "sagas" s SET "stopped_at" = (
  SELECT o."event" #>> '{data,step}' FROM "outbox" o
  WHERE o."subject" = s."order_id"::text AND o."type" = 'orders.order-needs-attention.v1'
  ORDER BY o."position" DESC LIMIT 1
) WHERE s."state" = 'needs-attention';

ALTER TABLE "sagas"
    ADD CONSTRAINT "sagas_stopped_at_check" CHECK ("stopped_at" IS NULL OR "state" = 'needs-attention'),
    ADD CONSTRAINT "sagas_resumptions_check" CHECK ("resumptions" >= 0),
    ADD CONSTRAINT "sagas_request_check" CHECK ("request" >= 0);
