-- Every row that names an object of Smartpay's carries its mode. The ids say it; what moves here is no
-- state, so no trigger needs to count it. Where nothing says it, live is assumed only in a shop that has
-- a live session.
ALTER TABLE "checkout_sessions" ADD COLUMN "test" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "tokens" ADD COLUMN "test" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "token_moves" ADD COLUMN "test" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "token_drifts" ADD COLUMN "test" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "webhook_secrets" ADD COLUMN "test" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "signups" ADD COLUMN "test" BOOLEAN;
ALTER TABLE "tokens" DISABLE TRIGGER USER;
ALTER TABLE "token_moves" DISABLE TRIGGER USER;
ALTER TABLE "signups" DISABLE TRIGGER USER;
UPDATE "checkout_sessions" SET "test" = true WHERE split_part("id", '_', 2) <> 'live';
UPDATE "tokens" t SET "test" = true FROM "checkout_sessions" c WHERE c."signup_id" = t."signup_id" AND c."test";
UPDATE "token_moves" m SET "test" = true FROM "tokens" t WHERE t."id" = m."token_id" AND t."test";
UPDATE "token_drifts" SET "test" = true WHERE NOT EXISTS (SELECT FROM "checkout_sessions" WHERE NOT "test");
UPDATE "webhook_secrets" SET "test" = true WHERE split_part("endpoint_id", '_', 2) <> 'live';
UPDATE "signups" s SET "test" = c."test" FROM "checkout_sessions" c WHERE c."signup_id" = s."id";
UPDATE "signups" SET "test" = NOT EXISTS (SELECT FROM "checkout_sessions" WHERE NOT "test")
  WHERE "test" IS NULL AND "idempotency_key" IS NOT NULL;
ALTER TABLE "tokens" ENABLE TRIGGER USER;
ALTER TABLE "token_moves" ENABLE TRIGGER USER;
ALTER TABLE "signups" ENABLE TRIGGER USER;
ALTER TABLE "checkout_sessions" ALTER COLUMN "test" DROP DEFAULT;
ALTER TABLE "tokens" ALTER COLUMN "test" DROP DEFAULT;
ALTER TABLE "token_moves" ALTER COLUMN "test" DROP DEFAULT;
ALTER TABLE "token_drifts" ALTER COLUMN "test" DROP DEFAULT;
ALTER TABLE "webhook_secrets" ALTER COLUMN "test" DROP DEFAULT;

-- What waits for a key of the other mode stays out of the way of what may be done.
DROP INDEX "signups_due_idx";
CREATE INDEX "signups_due_idx" ON "signups" ("test", "next_look_at") WHERE "next_look_at" IS NOT NULL;
DROP INDEX "events_due_idx";
CREATE INDEX "events_due_idx" ON "events" ("test", "next_try_at") WHERE "next_try_at" IS NOT NULL;
DROP INDEX "token_moves_due_idx";
CREATE INDEX "token_moves_due_idx" ON "token_moves" ("test", "next_try_at") WHERE "next_try_at" IS NOT NULL;

-- The account whose tokens are kept here: one row a mode, and one of the two is the shop's.
CREATE TABLE "smartpay_accounts" (
    "test" BOOLEAN NOT NULL,
    "current" BOOLEAN NOT NULL DEFAULT false,
    "salt" TEXT,
    "fingerprint" TEXT,
    "known_at" TIMESTAMPTZ(3),

    CONSTRAINT "smartpay_accounts_pkey" PRIMARY KEY ("test")
);
CREATE UNIQUE INDEX "smartpay_accounts_current_key" ON "smartpay_accounts" ("current") WHERE "current";
-- A shop that has a live session is a live one, whatever was tried before.
INSERT INTO "smartpay_accounts" ("test", "current")
  SELECT bool_and("test"), true FROM "checkout_sessions" HAVING count(*) > 0;
