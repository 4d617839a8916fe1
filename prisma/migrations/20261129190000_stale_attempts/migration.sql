-- Attempts that led to no subscription and still name a person, closed or not: the job that forgets them reads no others.
DROP INDEX "signups_ended_idx";
CREATE INDEX "signups_unfinished_idx" ON "signups" ("updated_at")
  WHERE "details" IS NOT NULL AND "status" IN ('submitting', 'redirected', 'rejected');
