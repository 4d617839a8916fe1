-- Ends that are due are looked for every few seconds: read from an index that holds nothing else.
CREATE INDEX CONCURRENTLY "subscriptions_ends_idx" ON "subscriptions" ("ends_on", "id") WHERE "ends_on" IS NOT NULL AND "status" IN ('active', 'past_due', 'paused');
