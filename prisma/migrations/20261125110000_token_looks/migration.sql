-- The sweep looks again at tokens that may be charged and were not heard of for a day.
CREATE INDEX "tokens_unheard_idx" ON "tokens" ("answered_at") WHERE "status" IN ('active', 'disabled');
