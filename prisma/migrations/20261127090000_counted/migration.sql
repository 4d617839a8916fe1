-- Lists are counted to 10,001 through these: one value each, so that a page of an index holds a thousand rows.
CREATE INDEX "customers_count_idx" ON "customers" ("erased_at") WHERE "erased_at" IS NULL;
CREATE INDEX "subscriptions_status_idx" ON "subscriptions" ("status");
CREATE INDEX "signups_count_idx" ON "signups" ("status", "label") WHERE "status" <> 'draft' OR "details" IS NOT NULL;
CREATE INDEX "tokens_stranded_count_idx" ON "tokens" ("status") WHERE "carries" > 0 AND "status" IN ('disabled', 'deleted', 'rejected');
