-- How often all runners together may call Smartpay: one row a mode.
CREATE TABLE "call_rates" (
    "test" BOOLEAN NOT NULL,
    "per_second" DOUBLE PRECISION NOT NULL,
    "next_slot_at" TIMESTAMPTZ(6) NOT NULL,
    "refused_at" TIMESTAMPTZ(6),

    CONSTRAINT "call_rates_pkey" PRIMARY KEY ("test"),
    CONSTRAINT "call_rates_are_positive" CHECK ("per_second" > 0)
);
INSERT INTO "call_rates" ("test", "per_second", "next_slot_at") VALUES (true, 100, now()), (false, 100, now());

SELECT grant_web_role();
