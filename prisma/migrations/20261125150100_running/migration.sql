-- DropIndex
DROP INDEX "notices_status_created_at_idx";

-- AlterTable
ALTER TABLE "notices" ADD COLUMN     "resent_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "token_drifts" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "sealed_id" TEXT,
    "here" TEXT,
    "there" TEXT,
    "token_id" TEXT,
    "reference" TEXT,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_until" TIMESTAMPTZ(3),

    CONSTRAINT "token_drifts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notices_status_created_at_id_idx" ON "notices"("status", "created_at", "id");

-- CreateIndex
CREATE INDEX "notices_created_at_id_idx" ON "notices"("created_at", "id");

-- CreateIndex
CREATE INDEX "events_received_at_id_idx" ON "events"("received_at", "id");

-- CreateIndex
CREATE INDEX "events_status_received_at_id_idx" ON "events"("status", "received_at", "id");

-- What needs a hand is found without reading what does not.
CREATE INDEX "signups_pending_idx" ON "signups" ("redirected_at") WHERE "status" = 'redirected' AND "label" IS NULL;
CREATE INDEX "signups_sending_idx" ON "signups" ("first_sent_at") WHERE "status" = 'submitting';
CREATE INDEX "tokens_stranded_idx" ON "tokens" ("created_at", "id") WHERE "carries" > 0 AND "status" IN ('disabled', 'deleted', 'rejected');
CREATE INDEX "token_moves_given_up_idx" ON "token_moves" ("finished_at") WHERE "failure" = 'given-up';
CREATE INDEX "notices_waiting_idx" ON "notices" ("created_at", "id") WHERE "status" IN ('queued', 'sending');
