-- The list of what has gone out, the last first.
CREATE INDEX CONCURRENTLY "deliveries_shipped_idx" ON "deliveries" ("shipped_at", "id") WHERE "shipped_at" IS NOT NULL;
