-- Wrong passwords and codes, and what was tried without a session: counted by account and hour, and written
-- into the audit log when the hour is over.
CREATE TABLE "guesses" (
  "hour" TIMESTAMPTZ(3) NOT NULL,
  "action" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "count" INTEGER NOT NULL,
  "network" TEXT NOT NULL,
  CONSTRAINT "guesses_pkey" PRIMARY KEY ("hour", "action", "subject")
);
-- When a key was last counted: some limits pause instead of ending an hour.
ALTER TABLE "rate_limits" ADD COLUMN "last_at" TIMESTAMPTZ(3);
