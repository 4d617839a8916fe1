-- Attempts that ended without a subscription and still name a person: the job that forgets them reads no others.
CREATE INDEX "signups_ended_idx" ON "signups" ("updated_at")
  WHERE "details" IS NOT NULL AND ("status" = 'rejected' OR ("status" = 'redirected' AND "label" IS NOT NULL));
