-- AlterTable
ALTER TABLE "tokens" ADD COLUMN "listed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "token_drifts_found" ADD COLUMN "asked_at" TIMESTAMPTZ(3);
