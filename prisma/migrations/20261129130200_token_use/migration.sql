-- Whether a token is used is written by the commands that change it, with the token locked; how many subscriptions
-- use it is counted where it is shown.
DROP TRIGGER "carried" ON "subscriptions";
DROP FUNCTION "count_carried"();
CREATE INDEX "subscriptions_using_idx" ON "subscriptions" ("token_id")
  WHERE "token_id" IS NOT NULL AND "status" NOT IN ('canceled', 'ended');
ALTER TABLE "tokens" ADD COLUMN "in_use" BOOLEAN NOT NULL DEFAULT false;
UPDATE "tokens" t SET "in_use" = true
FROM (SELECT DISTINCT "token_id" FROM "subscriptions" WHERE "token_id" IS NOT NULL AND "status" NOT IN ('canceled', 'ended')) s
WHERE s."token_id" = t."id";

DROP INDEX "tokens_unused_idx";
DROP INDEX "tokens_unused_count_idx";
DROP INDEX "tokens_stranded_idx";
DROP INDEX "tokens_stranded_count_idx";
ALTER TABLE "tokens" DROP COLUMN "carries";
CREATE INDEX "tokens_unused_idx" ON "tokens" ("created_at", "id") WHERE NOT "in_use" AND "status" IN ('active', 'disabled');
CREATE INDEX "tokens_unused_count_idx" ON "tokens" ("status") WHERE NOT "in_use" AND "status" IN ('active', 'disabled');
CREATE INDEX "tokens_stranded_idx" ON "tokens" ("created_at", "id") WHERE "in_use" AND "status" IN ('disabled', 'deleted', 'rejected');
CREATE INDEX "tokens_stranded_count_idx" ON "tokens" ("status") WHERE "in_use" AND "status" IN ('disabled', 'deleted', 'rejected');
