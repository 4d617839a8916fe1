-- A cycle is a slot of the schedule; what is packed and paid is the order made from it, with lines that never change.
-- Orders that were asked for offline move from their cycles to orders of their own, with their payments and their history.

-- All at once, in the order in which the shop locks them: what runs beside waits, and nobody waits for each other.
LOCK TABLE "subscriptions", "cycles", "cycle_payments", "cycle_history", "emails", "mailbox" IN ACCESS EXCLUSIVE MODE;

-- No version wrote these; whoever did by hand decides what they are before anything of them is lost.
DO $$
BEGIN
  IF EXISTS (SELECT FROM "cycles" WHERE "status" IN ('charging', 'past_due')) THEN
    RAISE EXCEPTION 'There are cycles that are charging or past_due, which no version of the shop wrote';
  END IF;
END $$;

CREATE TYPE "order_status" AS ENUM ('open', 'awaiting_payment', 'paid', 'past_due', 'expired', 'canceled');
CREATE TYPE "order_line_kind" AS ENUM ('product', 'shipping', 'discount', 'fee');

CREATE TABLE "orders" (
    "id" TEXT NOT NULL,
    "cycle_id" TEXT NOT NULL,
    "subscription_id" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "status" "order_status" NOT NULL,
    "payment_method" "payment_method" NOT NULL,
    "plan_version_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "due_on" DATE NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "delivery" JSONB,
    "pay_reference" TEXT,
    "pay_by" DATE,
    "remind_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "orders_total_is_positive" CHECK ("total_minor" > 0)
);

CREATE TABLE "order_lines" (
    "order_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "order_line_kind" NOT NULL,
    "name" JSONB NOT NULL,
    "quantity" INTEGER NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "tax_category" TEXT NOT NULL,
    "tax_rate_percent" INTEGER NOT NULL,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("order_id", "position"),
    CONSTRAINT "order_lines_are_sane" CHECK ("quantity" > 0 AND "amount_minor" >= 0)
);

CREATE TABLE "order_history" (
    "id" BIGSERIAL NOT NULL,
    "order_id" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_history_pkey" PRIMARY KEY ("id")
);

-- Cycles that were asked for become orders, and keep the second part of their ids. The payment method is the one that was
-- asked for last: one that moved to Smartpay meanwhile was asked for by transfer.
INSERT INTO "orders"
SELECT 'ord_' || substr(c."id", 5), c."id", c."subscription_id", c."index",
  CASE c."status"::text
    WHEN 'awaiting_payment' THEN 'awaiting_payment'
    WHEN 'paid' THEN 'paid'
    WHEN 'skipped' THEN 'expired'
    ELSE 'canceled'
  END::"order_status",
  coalesce((SELECT "detail"->>'method' FROM "cycle_history" h
    WHERE h."cycle_id" = c."id" AND h."code" = 'payment-asked' ORDER BY h."id" DESC LIMIT 1),
    nullif(s."payment_method"::text, 'smartpay'), 'bank_transfer')::"payment_method",
  s."plan_version_id", s."quantity", c."due_on", c."amount_minor" + c."fee_minor", s."delivery",
  c."pay_reference", c."pay_by", c."remind_on",
  coalesce((SELECT min("at") FROM "cycle_history" h WHERE h."cycle_id" = c."id" AND h."code" = 'payment-asked'), c."created_at")
FROM "cycles" c JOIN "subscriptions" s ON s."id" = c."subscription_id"
WHERE c."pay_reference" IS NOT NULL OR c."status" IN ('awaiting_payment', 'paid');

-- Their lines, as the agreed version of the plan says: items, shipping, and what the payment method costs beside them.
CREATE TEMPORARY TABLE "computed" ON COMMIT DROP AS
SELECT o."id" AS "order_id", row_number() OVER (PARTITION BY o."id" ORDER BY l."place", l."at")::int - 1 AS "position",
  l."kind", l."name", l."quantity", l."amount_minor", l."tax_category"
FROM "orders" o JOIN "plan_versions" v ON v."id" = o."plan_version_id" JOIN "cycles" c ON c."id" = o."cycle_id"
CROSS JOIN LATERAL (
  SELECT 1 AS "place", i."at", 'product' AS "kind", i."item"->'name' AS "name",
    coalesce((i."item"->>'quantity')::int, 1) * o."quantity" AS "quantity",
    coalesce(CASE WHEN o."index" = 0 THEN (i."item"->>'firstAmountMinor')::int END, (i."item"->>'amountMinor')::int) AS "amount_minor",
    i."item"->>'taxCategory' AS "tax_category"
  FROM jsonb_array_elements(v."content"->'items') WITH ORDINALITY AS i ("item", "at")
  UNION ALL
  SELECT 2, 1, 'shipping', '{"ja": "送料", "en": "Shipping"}', 1, (v."content"->>'shippingFeeMinor')::int, 'standard'
  WHERE (v."content"->>'shippingFeeMinor')::int > 0
  UNION ALL
  SELECT 3, 1, 'fee', CASE o."payment_method" WHEN 'cash_on_delivery' THEN '{"ja": "代引き手数料", "en": "Cash-on-delivery fee"}'
    ELSE '{"ja": "振込事務手数料", "en": "Bank transfer handling fee"}' END::jsonb, 1, c."fee_minor", 'standard'
  WHERE c."fee_minor" > 0
) l;

-- A sum that was agreed to and that the version does not give stays whole, as one line.
DELETE FROM "computed" WHERE "order_id" IN (
  SELECT o."id" FROM "orders" o LEFT JOIN "computed" l ON l."order_id" = o."id"
  GROUP BY o."id" HAVING coalesce(sum(l."quantity" * l."amount_minor"), 0) <> o."total_minor");
INSERT INTO "computed"
SELECT o."id", 0, 'product', v."content"->'name', 1, o."total_minor", coalesce(v."content"->'items'->0->>'taxCategory', 'standard')
FROM "orders" o JOIN "plan_versions" v ON v."id" = o."plan_version_id"
WHERE NOT EXISTS (SELECT FROM "computed" l WHERE l."order_id" = o."id");

INSERT INTO "order_lines"
SELECT "order_id", "position", "kind"::"order_line_kind", "name", "quantity", "amount_minor", "tax_category",
  CASE "tax_category" WHEN 'reduced' THEN 8 ELSE 10 END FROM "computed";

-- Their history: what was asked for, paid, not paid or given up is the order's; that an order was made is the cycle's.
INSERT INTO "order_history" ("order_id", "from", "to", "code", "detail", "actor", "at")
SELECT 'ord_' || substr(h."cycle_id", 5),
  CASE h."code" WHEN 'payment-asked' THEN NULL ELSE CASE h."from"
    WHEN 'skipped' THEN 'expired' WHEN 'scheduled' THEN 'canceled' ELSE h."from" END END,
  CASE WHEN h."code" = 'unpaid' THEN 'expired' WHEN h."code" = 'moved-to-smartpay' THEN 'canceled' ELSE h."to" END,
  h."code", h."detail", h."actor", h."at"
FROM "cycle_history" h JOIN "orders" o ON o."cycle_id" = h."cycle_id"
WHERE h."code" IN ('payment-asked', 'payment-recorded', 'unpaid', 'moved-to-smartpay')
  OR (h."code" = 'subscription-canceled' AND h."from" = 'awaiting_payment')
ORDER BY h."id";

ALTER TABLE "cycle_history" DISABLE TRIGGER "frozen";
DELETE FROM "cycle_history" WHERE ("code" = 'payment-recorded' AND "from" <> 'scheduled') OR "code" = 'unpaid'
  OR ("code" = 'subscription-canceled' AND "from" = 'awaiting_payment');
UPDATE "cycle_history" SET "to" = 'ordered', "code" = 'order-made', "detail" = '{}'
  WHERE "code" = 'payment-asked' OR ("code" = 'payment-recorded' AND "from" = 'scheduled');
UPDATE "cycle_history" SET "from" = 'ordered' WHERE "code" = 'moved-to-smartpay';
ALTER TABLE "cycle_history" ENABLE TRIGGER "frozen";

-- The cycles. One that ended while it waited for a payment has an order that ended.
DROP INDEX "cycles_open_idx", "cycles_awaiting_idx", "cycles_remind_idx", "cycles_scheduled_idx";
ALTER TABLE "cycles" ADD COLUMN "order_id" TEXT, ADD COLUMN "cut_off_on" DATE;
UPDATE "cycles" SET "cut_off_on" = "due_on" - 1;
UPDATE "cycles" c SET "order_id" = o."id" FROM "orders" o
WHERE o."cycle_id" = c."id" AND (o."status" <> 'canceled' OR EXISTS (
  SELECT FROM "order_history" h WHERE h."order_id" = o."id" AND h."code" = 'subscription-canceled'));
ALTER TYPE "cycle_status" RENAME TO "cycle_status_before";
CREATE TYPE "cycle_status" AS ENUM ('scheduled', 'ordered', 'skipped', 'canceled');
ALTER TABLE "cycles" ALTER COLUMN "cut_off_on" SET NOT NULL, ALTER COLUMN "status" DROP DEFAULT,
  ALTER COLUMN "status" TYPE "cycle_status" USING (CASE
    WHEN "order_id" IS NOT NULL THEN 'ordered'
    WHEN "status"::text IN ('skipped', 'canceled') THEN "status"::text
    ELSE 'scheduled'
  END::"cycle_status"),
  ALTER COLUMN "status" SET DEFAULT 'scheduled',
  DROP COLUMN "pay_reference", DROP COLUMN "pay_by", DROP COLUMN "remind_on";
DROP TYPE "cycle_status_before";

ALTER TABLE "cycle_payments" RENAME TO "offline_payments";
ALTER TABLE "offline_payments" RENAME CONSTRAINT "cycle_payments_pkey" TO "offline_payments_pkey";
ALTER TABLE "offline_payments" RENAME CONSTRAINT "cycle_payments_amount_is_positive" TO "offline_payments_amount_is_positive";
ALTER TABLE "offline_payments" DROP CONSTRAINT "cycle_payments_cycle_id_fkey";
ALTER TABLE "offline_payments" RENAME COLUMN "cycle_id" TO "order_id";
ALTER INDEX "cycle_payments_cycle_id_idx" RENAME TO "offline_payments_order_id_idx";
ALTER TABLE "offline_payments" DISABLE TRIGGER "frozen";
UPDATE "offline_payments" SET "order_id" = 'ord_' || substr("order_id", 5);
ALTER TABLE "offline_payments" ENABLE TRIGGER "frozen";

UPDATE "emails" SET "kind" = 'order-expired' WHERE "kind" = 'cycle-skipped';
UPDATE "mailbox" SET "kind" = 'order-expired' WHERE "kind" = 'cycle-skipped';
UPDATE "emails" SET "cause" = 'ord_' || substr("cause", 5) WHERE "cause" LIKE 'cyc\_%';

CREATE UNIQUE INDEX "cycles_order_id_key" ON "cycles"("order_id");
CREATE UNIQUE INDEX "orders_pay_reference_key" ON "orders"("pay_reference");
CREATE INDEX "orders_cycle_id_idx" ON "orders"("cycle_id");
CREATE INDEX "orders_subscription_id_index_idx" ON "orders"("subscription_id", "index");
CREATE INDEX "orders_plan_version_id_idx" ON "orders"("plan_version_id");
CREATE INDEX "order_history_order_id_idx" ON "order_history"("order_id");

ALTER TABLE "orders" ADD CONSTRAINT "orders_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "orders" ADD CONSTRAINT "orders_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscriptions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "orders" ADD CONSTRAINT "orders_plan_version_id_fkey" FOREIGN KEY ("plan_version_id") REFERENCES "plan_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "cycles" ADD CONSTRAINT "cycles_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "order_history" ADD CONSTRAINT "order_history_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "offline_payments" ADD CONSTRAINT "offline_payments_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is due, what is awaited and what comes next are read from indexes that hold nothing else.
CREATE INDEX "cycles_scheduled_idx" ON "cycles" ("cut_off_on") WHERE "status" = 'scheduled';
CREATE INDEX "cycles_coming_idx" ON "cycles" ("subscription_id", "index" DESC) INCLUDE ("due_on", "amount_minor", "fee_minor")
  WHERE "status" = 'scheduled';
CREATE INDEX "orders_uncollected_idx" ON "orders" ("subscription_id", "index") INCLUDE ("due_on", "total_minor")
  WHERE "status" IN ('open', 'awaiting_payment', 'past_due');
CREATE INDEX "orders_awaiting_idx" ON "orders" ("pay_by") INCLUDE ("total_minor") WHERE "status" = 'awaiting_payment';
CREATE INDEX "orders_remind_idx" ON "orders" ("remind_on") WHERE "status" = 'awaiting_payment';
-- A cycle has at most one order that is not canceled.
CREATE UNIQUE INDEX "orders_of_cycle_key" ON "orders" ("cycle_id") WHERE "status" <> 'canceled';

CREATE TRIGGER "frozen" BEFORE UPDATE OR DELETE ON "order_lines" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "frozen_whole" BEFORE TRUNCATE ON "order_lines" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "frozen" BEFORE UPDATE OR DELETE ON "order_history" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "frozen_whole" BEFORE TRUNCATE ON "order_history" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- What was agreed to with an order stays as it was made.
CREATE FUNCTION "refuse_other_order"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."cycle_id", NEW."subscription_id", NEW."index", NEW."payment_method", NEW."plan_version_id", NEW."quantity", NEW."due_on",
      NEW."total_minor", NEW."pay_reference")
    IS DISTINCT FROM (OLD."cycle_id", OLD."subscription_id", OLD."index", OLD."payment_method", OLD."plan_version_id", OLD."quantity", OLD."due_on",
      OLD."total_minor", OLD."pay_reference")
    OR NEW."delivery" IS NOT NULL AND NEW."delivery" IS DISTINCT FROM OLD."delivery"
  THEN RAISE EXCEPTION 'An order is not changed once it is made'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "frozen_sums" BEFORE UPDATE ON "orders" FOR EACH ROW EXECUTE FUNCTION "refuse_other_order"();

SELECT grant_web_role();
