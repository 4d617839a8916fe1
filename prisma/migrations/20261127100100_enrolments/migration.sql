-- An authenticator that is not enrolled yet is kept with the session that is shown it.
ALTER TABLE "staff_sessions" ADD COLUMN "enrolment" TEXT;
DELETE FROM "staff_two_factors" WHERE NOT "verified";
-- One for each person; of two that count, better-auth took any.
DELETE FROM "staff_two_factors" WHERE "id" NOT IN (SELECT min("id") FROM "staff_two_factors" GROUP BY "user_id");
DROP INDEX "staff_two_factors_user_id_idx";
CREATE UNIQUE INDEX "staff_two_factors_user_id_key" ON "staff_two_factors"("user_id");
ALTER TABLE "staff_two_factors" ADD CONSTRAINT "staff_two_factors_count" CHECK ("verified");
