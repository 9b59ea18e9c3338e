-- AlterTable
ALTER TABLE "order_summaries" DROP COLUMN "notification_status",
ADD COLUMN     "told_of" TEXT[] DEFAULT ARRAY[]::TEXT[];
