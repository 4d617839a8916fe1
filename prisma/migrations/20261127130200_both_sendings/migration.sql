-- A mail that is sent once more keeps what became of the first sending, and who asked for the second.
ALTER TABLE "notices" ADD COLUMN "resent_by" TEXT,
  ADD COLUMN "first_status" "notice_status",
  ADD COLUMN "first_reason" TEXT,
  ADD COLUMN "first_sent_at" TIMESTAMPTZ(3);

-- Of those that were sent again before, the audit log knows who asked.
UPDATE "notices" n SET "resent_by" = a."actor" FROM "audit_log" a
WHERE n."resent_at" IS NOT NULL AND a."action" = 'mail.resend' AND a."outcome" = 'done' AND a."subject" = n."id";
