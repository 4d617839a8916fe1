-- Approved when the agreement was too old to order by it: somebody has to decide. Rows of before keep what they have.
ALTER TABLE "signups" ADD COLUMN "late" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "signups_late_idx" ON "signups" ("completed_at") WHERE "late";
