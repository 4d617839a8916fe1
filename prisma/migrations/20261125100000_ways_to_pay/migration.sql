-- CreateEnum
CREATE TYPE "pay_way" AS ENUM ('smartpay', 'bank_transfer', 'cash_on_delivery');

-- CreateEnum
CREATE TYPE "notice_status" AS ENUM ('queued', 'sending', 'sent', 'dropped', 'unknown');

-- AlterTable
ALTER TABLE "signups" ADD COLUMN     "returned_at" TIMESTAMPTZ(3),
ADD COLUMN     "way" "pay_way" NOT NULL DEFAULT 'smartpay';

-- AlterTable
ALTER TABLE "subscriptions" ADD COLUMN     "way" "pay_way" NOT NULL DEFAULT 'smartpay',
ADD COLUMN     "way_chosen_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "cycles" ADD COLUMN     "fee_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "pay_by" DATE,
ADD COLUMN     "pay_reference" TEXT,
ADD COLUMN     "remind_on" DATE;

-- CreateTable
CREATE TABLE "cycle_history" (
    "id" BIGSERIAL NOT NULL,
    "cycle_id" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cycle_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cycle_payments" (
    "id" TEXT NOT NULL,
    "cycle_id" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "received_on" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cycle_payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "status" "notice_status" NOT NULL DEFAULT 'queued',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailbox" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mailbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "cycle_history_cycle_id_idx" ON "cycle_history"("cycle_id");

-- CreateIndex
CREATE INDEX "cycle_payments_cycle_id_idx" ON "cycle_payments"("cycle_id");

-- CreateIndex
CREATE INDEX "notices_status_created_at_idx" ON "notices"("status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notices_kind_cause_key" ON "notices"("kind", "cause");

-- CreateIndex
CREATE INDEX "mailbox_at_idx" ON "mailbox"("at");

-- CreateIndex
CREATE UNIQUE INDEX "cycles_pay_reference_key" ON "cycles"("pay_reference");

-- AddForeignKey
ALTER TABLE "cycle_history" ADD CONSTRAINT "cycle_history_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle_payments" ADD CONSTRAINT "cycle_payments_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Working through what waits reads nothing else.
CREATE INDEX "notices_due_idx" ON "notices" ("next_try_at") WHERE "next_try_at" IS NOT NULL;
CREATE INDEX "cycles_awaiting_idx" ON "cycles" ("pay_by") WHERE "status" = 'awaiting_payment';
CREATE INDEX "cycles_remind_idx" ON "cycles" ("remind_on") WHERE "status" = 'awaiting_payment';
CREATE INDEX "cycles_scheduled_idx" ON "cycles" ("due_on") WHERE "status" = 'scheduled';

-- History and received money are never changed or deleted.
CREATE TRIGGER "frozen" BEFORE UPDATE OR DELETE ON "cycle_history" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "frozen" BEFORE UPDATE OR DELETE ON "cycle_payments" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
ALTER TABLE "cycles" ADD CONSTRAINT "cycles_fee_is_sane" CHECK ("fee_minor" >= 0);
ALTER TABLE "cycle_payments" ADD CONSTRAINT "cycle_payments_amount_is_positive" CHECK ("amount_minor" > 0);

-- A consent that was altered, hash and all, is found by its proof.
ALTER TABLE "consents" ADD COLUMN "proof" TEXT;
