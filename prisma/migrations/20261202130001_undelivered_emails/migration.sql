-- Nobody misses a mail that was dropped because another one had said it.
CREATE INDEX CONCURRENTLY "emails_undelivered_new_idx" ON "emails" ("created_at", "id")
  WHERE "status" = 'unknown' OR ("status" = 'dropped' AND "reason" NOT IN ('obsolete', 'said-before', 'erased'));
