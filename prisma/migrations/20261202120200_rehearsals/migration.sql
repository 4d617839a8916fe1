-- What would be sent for the charges of a day to come, gone through up to the call. The close of that day holds it against what was done.

CREATE TABLE "rehearsals" (
    "id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "test" BOOLEAN NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "begun_by" TEXT NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "stopped_because" TEXT,
    "counts" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "rehearsals_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "rehearsals_day_begun_at_idx" ON "rehearsals"("day", "begun_at");

CREATE TABLE "rehearsed_charges" (
    "day" DATE NOT NULL,
    "rehearsal_id" TEXT NOT NULL,
    "subscription_id" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "order_id" TEXT,
    "amount_minor" INTEGER NOT NULL,
    "item_count" INTEGER,
    "request_digest" BYTEA,
    "reason" TEXT,

    CONSTRAINT "rehearsed_charges_pkey" PRIMARY KEY ("day", "rehearsal_id", "subscription_id", "index", "attempt")
);

-- Either there are bytes, or there is a reason why there are none.
ALTER TABLE "rehearsed_charges" ADD CONSTRAINT "rehearsed_charges_say_why_not" CHECK (
  ("reason" IS NULL) = ("request_digest" IS NOT NULL) AND ("request_digest" IS NULL) = ("item_count" IS NULL));

SELECT grant_web_role();
