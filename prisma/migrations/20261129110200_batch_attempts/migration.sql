-- A row of a batch that cannot be asked for waits behind the others, and at last a person looks.
ALTER TABLE "token_batch_rows" ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "token_batch_rows" ADD COLUMN "next_try_at" TIMESTAMPTZ(3);
UPDATE "token_batch_rows" SET "next_try_at" = teiki_now() WHERE "outcome" IS NULL;
CREATE INDEX "token_batch_rows_due_idx" ON "token_batch_rows" ("next_try_at", "batch_id", "token_id") WHERE "outcome" IS NULL;
