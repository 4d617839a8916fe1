-- What the payment method costs with each order, as it was agreed: later settings of the shop change nothing.
ALTER TABLE "signups" ADD COLUMN "fee_minor" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "subscriptions" ADD COLUMN "fee_minor" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "signups" ADD CONSTRAINT "signups_fee_is_sane" CHECK ("fee_minor" >= 0);
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_fee_is_sane"
  CHECK ("fee_minor" >= 0 AND ("way" <> 'smartpay' OR "fee_minor" = 0));

-- Offline the first order was asked for when its contract was agreed to: its fee is the agreed one.
UPDATE "subscriptions" s SET "fee_minor" = c."fee_minor"
FROM "cycles" c WHERE c."subscription_id" = s."id" AND c."index" = 0 AND s."way" <> 'smartpay';
UPDATE "signups" o SET "fee_minor" = s."fee_minor"
FROM "subscriptions" s WHERE s."id" = o."subscription_id" AND o."way" = s."way" AND o."status" = 'completed'
  AND s."fee_minor" > 0;
-- Nobody was asked for these yet.
UPDATE "cycles" c SET "fee_minor" = s."fee_minor"
FROM "subscriptions" s WHERE s."id" = c."subscription_id" AND c."status" = 'scheduled'
  AND c."fee_minor" <> s."fee_minor";
