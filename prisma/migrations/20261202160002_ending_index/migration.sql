-- The list of the subscriptions that end, in its order.
CREATE INDEX CONCURRENTLY "subscriptions_ending_idx" ON "subscriptions" ("created_at", "id") WHERE "calendar_changes" @> '[{"kind": "cancel"}]' AND "status" IN ('active', 'past_due', 'paused');
