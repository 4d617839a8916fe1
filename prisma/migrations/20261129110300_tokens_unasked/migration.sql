-- Which tokens were asked for longest ago, in the order in which they are asked again; and which of them in vain.
CREATE INDEX "tokens_unasked_idx" ON "tokens" ("test", "checked_at") WHERE "status" IN ('active', 'disabled');
CREATE INDEX "tokens_in_vain_idx" ON "tokens" ("test", "checked_at")
  WHERE "status" IN ('active', 'disabled') AND "answered_at" IS DISTINCT FROM "checked_at";
DROP INDEX "tokens_unheard_idx";
