-- History says why by a code and its detail; until now it said so in sentences, which other code read back.
-- Every sentence that was ever written is mapped; one that is not stops the migration and is named.

ALTER TABLE "signup_history" ADD COLUMN "code" TEXT, ADD COLUMN "detail" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "token_history" ADD COLUMN "code" TEXT, ADD COLUMN "detail" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "subscription_history" ADD COLUMN "code" TEXT, ADD COLUMN "detail" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "cycle_history" ADD COLUMN "code" TEXT, ADD COLUMN "detail" JSONB NOT NULL DEFAULT '{}';

-- The one lift of the freeze.
ALTER TABLE "signup_history" DISABLE TRIGGER "frozen";
ALTER TABLE "token_history" DISABLE TRIGGER "frozen";
ALTER TABLE "subscription_history" DISABLE TRIGGER "frozen";
ALTER TABLE "cycle_history" DISABLE TRIGGER "frozen";

UPDATE "signup_history" SET
  "code" = CASE
    WHEN "reason" = 'confirmed' THEN 'confirmed'
    WHEN "reason" LIKE 'chose %' THEN 'method-chosen'
    WHEN "reason" = 'session created' THEN 'session-created'
    WHEN "reason" IN ('unavailable', 'busy', 'refused', 'untrusted-address') THEN 'not-sent'
    WHEN "reason" = 'canceled at checkout' THEN 'canceled-at-checkout'
    WHEN "reason" = 'abandoned after 7 days' THEN 'abandoned'
    WHEN "reason" = 'the shop went live' THEN 'went-live'
    WHEN "reason" LIKE 'token %' THEN 'token-heard'
    WHEN "reason" IN ('forgotten', 'erased') THEN "reason"
  END,
  "detail" = CASE
    WHEN "reason" LIKE 'chose %' THEN jsonb_build_object('method', substr("reason", 7))
    WHEN "reason" IN ('unavailable', 'busy', 'refused', 'untrusted-address') THEN jsonb_build_object('failure', "reason")
    WHEN "reason" LIKE 'token %' THEN jsonb_build_object(
      'answer', split_part(substr("reason", 7), ',', 1), 'late', "reason" LIKE '%, too late')
    ELSE '{}'
  END;

UPDATE "token_history" SET
  "code" = CASE
    WHEN "reason" = 'session created' THEN 'session-created'
    WHEN "reason" LIKE 'Smartpay says %' THEN 'smartpay-says'
  END,
  "detail" = CASE
    WHEN "reason" LIKE 'Smartpay says %' THEN jsonb_build_object('answer', substr("reason", 15))
    ELSE '{}'
  END;

UPDATE "subscription_history" SET
  "code" = CASE
    WHEN "reason" = 'token active' THEN 'token-approved'
    WHEN "reason" LIKE 'chose %' THEN 'method-chosen'
    WHEN "reason" = 'paid by Smartpay from now on' THEN 'moved-to-smartpay'
    WHEN "reason" LIKE 'paid by token %' THEN 'token-assigned'
    WHEN "reason" IN ('asked-by-customer', 'not-paid', 'suspected-misuse', 'other') THEN 'canceled'
  END,
  "detail" = CASE
    WHEN "reason" LIKE 'chose %' THEN jsonb_build_object('method', substr("reason", 7))
    WHEN "reason" LIKE 'paid by token %' THEN jsonb_build_object('last4', substr("reason", 15))
    WHEN "reason" IN ('asked-by-customer', 'not-paid', 'suspected-misuse', 'other') THEN jsonb_build_object('reason', "reason")
    ELSE '{}'
  END;

UPDATE "cycle_history" SET
  "code" = CASE
    WHEN "reason" LIKE 'order %' THEN 'planned'
    WHEN "reason" IN ('paid by bank_transfer', 'paid by cash_on_delivery') THEN 'payment-asked'
    WHEN "reason" LIKE 'received %' THEN 'payment-recorded'
    WHEN "reason" = 'its period passed unasked' THEN 'period-passed'
    WHEN "reason" = 'nothing came by the last day' THEN 'unpaid'
    WHEN "reason" = 'subscription canceled' THEN 'subscription-canceled'
    WHEN "reason" = 'paid by Smartpay from now on' THEN 'moved-to-smartpay'
  END,
  "detail" = CASE
    WHEN "reason" LIKE 'order %' THEN jsonb_build_object('number', substr("reason", 7)::int)
    WHEN "reason" IN ('paid by bank_transfer', 'paid by cash_on_delivery') THEN jsonb_build_object('method', substr("reason", 9))
    WHEN "reason" LIKE 'received %' THEN jsonb_build_object('paymentId', substr("reason", 10))
    ELSE '{}'
  END;

DO $$
DECLARE unmapped TEXT;
BEGIN
  SELECT "reason" INTO unmapped FROM (
    SELECT "reason" FROM "signup_history" WHERE "code" IS NULL
    UNION ALL SELECT "reason" FROM "token_history" WHERE "code" IS NULL
    UNION ALL SELECT "reason" FROM "subscription_history" WHERE "code" IS NULL
    UNION ALL SELECT "reason" FROM "cycle_history" WHERE "code" IS NULL) AS rows LIMIT 1;
  IF unmapped IS NOT NULL THEN
    RAISE EXCEPTION 'History holds a reason that no version of Teiki wrote: "%". Nothing was changed.', unmapped;
  END IF;
END $$;

ALTER TABLE "signup_history" ENABLE TRIGGER "frozen";
ALTER TABLE "token_history" ENABLE TRIGGER "frozen";
ALTER TABLE "subscription_history" ENABLE TRIGGER "frozen";
ALTER TABLE "cycle_history" ENABLE TRIGGER "frozen";

ALTER TABLE "signup_history" ALTER COLUMN "code" SET NOT NULL, DROP COLUMN "reason";
ALTER TABLE "token_history" ALTER COLUMN "code" SET NOT NULL, DROP COLUMN "reason";
ALTER TABLE "subscription_history" ALTER COLUMN "code" SET NOT NULL, DROP COLUMN "reason";
ALTER TABLE "cycle_history" ALTER COLUMN "code" SET NOT NULL, DROP COLUMN "reason";

-- Why an email did not go out: codes as well.
DROP INDEX "notices_undelivered_idx";
UPDATE "notices" SET
  "reason" = CASE "reason" WHEN 'not true any more' THEN 'obsolete' WHEN 'too old' THEN 'too-old'
    WHEN 'the sender was lost' THEN 'sender-lost' WHEN 'of an unknown kind' THEN 'unknown-kind' ELSE "reason" END,
  "first_reason" = CASE "first_reason" WHEN 'not true any more' THEN 'obsolete' WHEN 'too old' THEN 'too-old'
    WHEN 'the sender was lost' THEN 'sender-lost' WHEN 'of an unknown kind' THEN 'unknown-kind' ELSE "first_reason" END
  WHERE "reason" LIKE '% %' OR "first_reason" LIKE '% %';
CREATE INDEX "notices_undelivered_idx" ON "notices" ("created_at", "id")
  WHERE "status" = 'unknown' OR ("status" = 'dropped' AND "reason" NOT IN ('obsolete', 'erased'));
