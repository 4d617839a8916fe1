DROP INDEX "emails_undelivered_idx";
ALTER INDEX "emails_undelivered_new_idx" RENAME TO "emails_undelivered_idx";
