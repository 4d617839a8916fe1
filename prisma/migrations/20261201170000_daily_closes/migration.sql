-- A day, compared with Smartpay's own lists. What those said is kept beside the day until it is compared, and some days more.

CREATE TABLE "daily_closes" (
    "day" DATE NOT NULL,
    "test" BOOLEAN NOT NULL,
    "sums" JSONB NOT NULL DEFAULT '{}',
    "differences" JSONB NOT NULL DEFAULT '[]',
    "difference_count" INTEGER NOT NULL DEFAULT 0,
    "looks" INTEGER NOT NULL DEFAULT 0,
    "run" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT NOT NULL,

    CONSTRAINT "daily_closes_pkey" PRIMARY KEY ("day")
);

CREATE TABLE "listed_orders" (
    "day" DATE NOT NULL,
    "smartpay_id" TEXT NOT NULL,
    "reference" TEXT,
    "amount_minor" INTEGER NOT NULL,
    "status" TEXT,
    "ours" BOOLEAN NOT NULL,
    "listed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listed_orders_pkey" PRIMARY KEY ("day", "smartpay_id")
);

CREATE TABLE "listed_refunds" (
    "day" DATE NOT NULL,
    "smartpay_id" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "status" TEXT,

    CONSTRAINT "listed_refunds_pkey" PRIMARY KEY ("day", "smartpay_id")
);

SELECT grant_web_role();
