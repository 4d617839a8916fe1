-- What collects an order from a token: one row an attempt, written before Smartpay is asked.

CREATE TYPE "charge_status" AS ENUM ('intended', 'sending', 'succeeded', 'authorized', 'open', 'hard_declined', 'refused', 'failed', 'unknown', 'expired', 'canceled');

CREATE TABLE "charges" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "status" "charge_status" NOT NULL DEFAULT 'intended',
    "amount_minor" INTEGER NOT NULL,
    "test" BOOLEAN NOT NULL,
    "token_id" TEXT,
    "next_try_at" TIMESTAMPTZ(3),
    "waits_for" TEXT,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "first_sent_at" TIMESTAMPTZ(3),
    "last_sent_at" TIMESTAMPTZ(3),
    "sealed_request" TEXT,
    "may_have_moved" BOOLEAN NOT NULL DEFAULT false,
    "failure" TEXT,
    "smartpay_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "charges_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "charges_amount_is_positive" CHECK ("amount_minor" > 0),
    CONSTRAINT "charges_sent_are_known" CHECK ("status" NOT IN ('sending', 'unknown') OR ("first_sent_at" IS NOT NULL AND "last_sent_at" IS NOT NULL AND "sealed_request" IS NOT NULL AND "next_try_at" IS NOT NULL))
);

CREATE TABLE "charge_history" (
    "id" BIGSERIAL NOT NULL,
    "charge_id" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "charge_history_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "payments" (
    "smartpay_id" TEXT NOT NULL,
    "charge_id" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("smartpay_id"),
    CONSTRAINT "payments_amount_is_positive" CHECK ("amount_minor" > 0)
);

CREATE UNIQUE INDEX "charges_smartpay_id_key" ON "charges"("smartpay_id");
CREATE INDEX "charges_token_id_idx" ON "charges"("token_id");
CREATE UNIQUE INDEX "charges_order_id_attempt_key" ON "charges"("order_id", "attempt");
CREATE INDEX "charge_history_charge_id_idx" ON "charge_history"("charge_id");
CREATE INDEX "payments_charge_id_idx" ON "payments"("charge_id");

ALTER TABLE "charges" ADD CONSTRAINT "charges_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "charges" ADD CONSTRAINT "charges_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "charge_history" ADD CONSTRAINT "charge_history_charge_id_fkey" FOREIGN KEY ("charge_id") REFERENCES "charges"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "payments" ADD CONSTRAINT "payments_charge_id_fkey" FOREIGN KEY ("charge_id") REFERENCES "charges"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An order has at most one charge that lives (safety, invariant 1).
CREATE UNIQUE INDEX "charges_living_key" ON "charges" ("order_id") WHERE "status" IN ('intended', 'sending', 'unknown', 'open', 'authorized', 'succeeded');
-- Only what may be sent, and only what was sent without an outcome.
CREATE INDEX "charges_due_idx" ON "charges" ("test", "next_try_at") WHERE "status" = 'intended';
CREATE INDEX "charges_unsettled_idx" ON "charges" ("test", "next_try_at") WHERE "status" IN ('sending', 'unknown');

CREATE TRIGGER "frozen" BEFORE UPDATE OR DELETE ON "charge_history" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "frozen_whole" BEFORE TRUNCATE ON "charge_history" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "frozen" BEFORE UPDATE OR DELETE ON "payments" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "frozen_whole" BEFORE TRUNCATE ON "payments" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

SELECT grant_web_role();
