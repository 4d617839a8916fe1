-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "removed_at" TIMESTAMPTZ(3),
ADD COLUMN     "seen_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "staff_sessions" ADD COLUMN     "seen_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "staff_invitations" ADD COLUMN     "locale" TEXT NOT NULL DEFAULT 'ja';

-- CreateTable
CREATE TABLE "token_batches" (
    "id" TEXT NOT NULL,
    "act" "token_act" NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "staff_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "token_batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "token_batch_rows" (
    "batch_id" TEXT NOT NULL,
    "token_id" TEXT NOT NULL,
    "outcome" TEXT,

    CONSTRAINT "token_batch_rows_pkey" PRIMARY KEY ("batch_id","token_id")
);

-- CreateIndex
CREATE INDEX "token_batch_rows_token_id_idx" ON "token_batch_rows"("token_id");

-- AddForeignKey
ALTER TABLE "token_batch_rows" ADD CONSTRAINT "token_batch_rows_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "token_batches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token_batch_rows" ADD CONSTRAINT "token_batch_rows_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Batches that are not all asked for: few, and the sweep looks at each run.
CREATE INDEX "token_batches_open_idx" ON "token_batches" ("created_at") WHERE "asked_at" IS NULL;
