-- CreateTable
CREATE TABLE "metrics" (
    "name" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "n" BIGINT NOT NULL,
    "minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "metrics_pkey" PRIMARY KEY ("name","day","part")
);

-- CreateTable
CREATE TABLE "metric_series" (
    "name" TEXT NOT NULL,
    "kept_through" DATE,
    "counted_at" TIMESTAMPTZ(3),
    "checked_on" DATE,
    "check_from" DATE,

    CONSTRAINT "metric_series_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "forgotten_drafts" (
    "day" DATE NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "forgotten_drafts_pkey" PRIMARY KEY ("day")
);

-- The rows of a day are read from here, today's each time that somebody looks.
CREATE INDEX "signups_created_at_idx" ON "signups"("created_at");
CREATE INDEX "token_history_at_idx" ON "token_history"("at");
CREATE INDEX "subscription_history_at_idx" ON "subscription_history"("at");

-- What comes after the last open order of each subscription, and the payments that are awaited, are read from the index alone.
CREATE INDEX "cycles_open_idx" ON "cycles" ("subscription_id", "index" DESC) INCLUDE ("due_on", "amount_minor", "fee_minor")
  WHERE "status" IN ('scheduled', 'charging', 'past_due', 'awaiting_payment');
DROP INDEX "cycles_awaiting_idx";
CREATE INDEX "cycles_awaiting_idx" ON "cycles" ("pay_by") INCLUDE ("amount_minor", "fee_minor") WHERE "status" = 'awaiting_payment';

-- Drafts that were deleted are known to the figures alone.
INSERT INTO "forgotten_drafts" ("day", "n")
SELECT "day", sum("n") FROM "figures" WHERE "name" = 'signup.forgotten' GROUP BY "day" HAVING sum("n") > 0;
