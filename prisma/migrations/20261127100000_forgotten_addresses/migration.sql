-- Whoever was removed left a mail address in the invitation that they had accepted.
DELETE FROM "staff_invitations" WHERE "accepted_at" IS NOT NULL AND "email" NOT IN (SELECT "email" FROM "staff");
