-- Money that goes back for a payment of Smartpay's, whole or line by line. The intent is written down before Smartpay hears
-- of it, so that whatever ends a process in between is found out, and nothing is given back twice.

CREATE TYPE "refund_status" AS ENUM ('intended', 'sending', 'unknown', 'succeeded', 'failed');

CREATE TABLE "refunds" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "charge_id" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "status" "refund_status" NOT NULL DEFAULT 'intended',
    "test" BOOLEAN NOT NULL,
    "next_try_at" TIMESTAMPTZ(3),
    "fence" INTEGER NOT NULL DEFAULT 0,
    "first_sent_at" TIMESTAMPTZ(3),
    "last_sent_at" TIMESTAMPTZ(3),
    "may_have_moved" BOOLEAN NOT NULL DEFAULT false,
    "failure" TEXT,
    "smartpay_id" TEXT,
    "asked_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "refunds_amount_is_positive" CHECK ("amount_minor" > 0),
    CONSTRAINT "refunds_waiting_are_due" CHECK (("status" IN ('intended', 'sending', 'unknown')) = ("next_try_at" IS NOT NULL)),
    CONSTRAINT "refunds_done_are_known" CHECK ("status" <> 'succeeded' OR "smartpay_id" IS NOT NULL)
);

CREATE TABLE "refund_lines" (
    "refund_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "amount_minor" INTEGER NOT NULL,

    CONSTRAINT "refund_lines_pkey" PRIMARY KEY ("refund_id", "position"),
    CONSTRAINT "refund_lines_are_sane" CHECK ("quantity" > 0 AND "amount_minor" >= 0)
);

CREATE UNIQUE INDEX "refunds_smartpay_id_key" ON "refunds"("smartpay_id");
CREATE INDEX "refunds_order_id_idx" ON "refunds"("order_id");
CREATE INDEX "refunds_charge_id_idx" ON "refunds"("charge_id");
CREATE INDEX "refund_lines_order_id_position_idx" ON "refund_lines"("order_id", "position");
-- Of two people who give back the same payment at once one is told that the other was first.
CREATE UNIQUE INDEX "refunds_unsettled_key" ON "refunds" ("charge_id") WHERE "status" IN ('intended', 'sending', 'unknown');
CREATE INDEX "refunds_due_idx" ON "refunds" ("test", "next_try_at") WHERE "next_try_at" IS NOT NULL;
CREATE INDEX "refunds_payment_id_idx" ON "refunds"("payment_id");
CREATE INDEX "refunds_finished_idx" ON "refunds" USING brin ("finished_at") WITH (pages_per_range = 16, autosummarize = on);
CREATE INDEX "refunds_failed_idx" ON "refunds" ("finished_at") WHERE "status" = 'failed';

ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_charge_id_fkey" FOREIGN KEY ("charge_id") REFERENCES "charges"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refunds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_order_id_position_fkey" FOREIGN KEY ("order_id", "position") REFERENCES "order_lines"("order_id", "position") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "frozen" BEFORE UPDATE OR DELETE ON "refund_lines" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "frozen_whole" BEFORE TRUNCATE ON "refund_lines" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

SELECT grant_web_role();
