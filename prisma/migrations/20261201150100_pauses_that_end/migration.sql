-- Pauses that end by themselves are looked for every minute: read from an index that holds nothing else.
CREATE INDEX CONCURRENTLY "subscriptions_resumes_idx" ON "subscriptions" ("resumes_on", "id") WHERE "status" = 'paused' AND "resumes_on" IS NOT NULL;
