-- Mails that may not have arrived are found without reading those that were dropped for good reasons.
CREATE INDEX "notices_undelivered_idx" ON "notices" ("created_at", "id")
  WHERE "status" = 'unknown' OR ("status" = 'dropped' AND "reason" NOT IN ('not true any more', 'erased'));
