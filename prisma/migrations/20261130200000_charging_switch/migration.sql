-- Whether charges may be sent at all: one row for the shop.
CREATE TABLE "charging_switch" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "stopped_at" TIMESTAMPTZ(3),
    "stopped_until" TIMESTAMPTZ(3),
    "stopped_because" TEXT,
    "stopped_by" TEXT,
    "live_fingerprint" TEXT,
    "live_enabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "charging_switch_pkey" PRIMARY KEY ("id")
);
INSERT INTO "charging_switch" ("id") VALUES (1);

ALTER TABLE "charging_switch" ADD CONSTRAINT "charging_switch_is_one" CHECK ("id" = 1);
ALTER TABLE "charging_switch" ADD CONSTRAINT "charging_switch_stop_is_whole" CHECK (
  ("stopped_at" IS NULL) = ("stopped_because" IS NULL) AND ("stopped_at" IS NULL) = ("stopped_by" IS NULL)
  AND ("stopped_until" IS NULL OR "stopped_at" IS NOT NULL));

SELECT grant_web_role();
