-- CreateTable
CREATE TABLE "figures" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "n" BIGINT NOT NULL,
    "minor" BIGINT NOT NULL DEFAULT 0,
    "folded" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "figures_pkey" PRIMARY KEY ("id")
);

-- Families of names are read by their beginning, whatever the database's collation.
CREATE INDEX "figures_name_idx" ON "figures" ("name" text_pattern_ops, "day");
CREATE INDEX "figures_fresh_idx" ON "figures" ("id") WHERE NOT "folded";

-- The merchant's calendar day.
CREATE FUNCTION "shop_day"("at" timestamptz) RETURNS date LANGUAGE sql STABLE AS
$$ SELECT ("at" AT TIME ZONE coalesce((SELECT "facts"->>'timeZone' FROM "shop"), 'Asia/Tokyo'))::date $$;

-- Where a signup stands, as the overview counts it.
CREATE FUNCTION "signup_stage"("status" "signup_status", "label" "signup_label", "way" "pay_way", "failure" text)
RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE "status" WHEN 'completed' THEN CASE "way" WHEN 'smartpay' THEN 'completed' ELSE 'by_hand' END
  WHEN 'rejected' THEN CASE WHEN "failure" IS NULL THEN 'rejected' ELSE 'failed' END
  ELSE coalesce("label"::text, "status"::text) END $$;

-- What each order after the first costs: planSums in lib/catalog/plan-sums.ts.
CREATE FUNCTION "later_order_minor"("content" jsonb, "quantity" int) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT sum((i->>'amountMinor')::bigint * coalesce((i->>'quantity')::int, 1))::bigint * "quantity"
  + ("content"->>'shippingFeeMinor')::bigint FROM jsonb_array_elements("content"->'items') AS i $$;

-- Every statement that changes what is counted adds the difference: before minus, after plus. Signups count on the
-- day they began, tokens and subscriptions on the day of the move, cycles on the day they are due. `later` is
-- what comes after an open cycle, by its cadence.
DO $do$
DECLARE
  counted record;
  open_cycles text := $$ c."status" IN ('scheduled', 'charging', 'past_due', 'awaiting_payment') $$;
  later text := $$ SELECT 'later.' || (v."content"->'cadence'->>'unit') || '.' || (v."content"->'cadence'->>'count') AS name,
    c."due_on" AS day, 1 AS n, later_order_minor(v."content", s."quantity") AS minor $$;
BEGIN
  FOR counted IN SELECT * FROM (VALUES
    ('signups', 'signups', $$ SELECT 'signup.' || signup_stage("status", "label", "way", "failure") AS name,
      shop_day("created_at") AS day, 1 AS n, 0 AS minor FROM {rows} $$),
    ('tokens', 'tokens', $$ SELECT 'token.' || "status"::text AS name, shop_day(teiki_now()) AS day, 1 AS n, 0 AS minor FROM {rows} $$),
    ('subscriptions', 'subscriptions', $$ SELECT 'subscription.' || "status"::text AS name, shop_day(teiki_now()) AS day, 1 AS n,
      0 AS minor FROM {rows} $$),
    ('cycles', 'cycles', $$ SELECT 'cycle.' || "status"::text AS name, "due_on" AS day, 1 AS n, "amount_minor" + "fee_minor" AS minor
      FROM {rows} $$),
    ('deliveries', 'events', $$ SELECT 'delivery' AS name, shop_day(teiki_now()) AS day, "deliveries" AS n, 0 AS minor FROM {rows} $$),
    ('later_cycles', 'cycles', later || $$ FROM {rows} c JOIN "subscriptions" s ON s."id" = c."subscription_id"
      JOIN "plan_versions" v ON v."id" = s."plan_version_id" WHERE $$ || open_cycles),
    ('later_terms', 'subscriptions', later || $$ FROM {rows} s JOIN "plan_versions" v ON v."id" = s."plan_version_id"
      JOIN "cycles" c ON c."subscription_id" = s."id" WHERE $$ || open_cycles)
  ) AS t (what, source, entries) LOOP
    EXECUTE format($f$
      CREATE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql AS
      $t$ BEGIN
        IF TG_OP = 'INSERT' THEN
          INSERT INTO "figures" ("name", "day", "n", "minor")
          SELECT name, day, sum(n), sum(minor) FROM (%3$s) AS e GROUP BY 1, 2;
        ELSIF TG_OP = 'DELETE' THEN
          INSERT INTO "figures" ("name", "day", "n", "minor")
          SELECT name, day, -sum(n), -sum(minor) FROM (%4$s) AS e GROUP BY 1, 2;
        ELSE
          INSERT INTO "figures" ("name", "day", "n", "minor")
          SELECT name, day, sum(n), sum(minor) FROM (SELECT name, day, n, minor FROM (%3$s) AS e
            UNION ALL SELECT name, day, -n, -minor FROM (%4$s) AS e) AS change
          GROUP BY 1, 2 HAVING sum(n) <> 0 OR sum(minor) <> 0;
        END IF;
        RETURN NULL;
      END $t$;
      CREATE TRIGGER %5$I AFTER INSERT ON %2$I REFERENCING NEW TABLE AS "after" FOR EACH STATEMENT EXECUTE FUNCTION %1$I();
      CREATE TRIGGER %6$I AFTER UPDATE ON %2$I REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
        FOR EACH STATEMENT EXECUTE FUNCTION %1$I();
      CREATE TRIGGER %7$I AFTER DELETE ON %2$I REFERENCING OLD TABLE AS "before" FOR EACH STATEMENT EXECUTE FUNCTION %1$I();
    $f$, 'count_' || counted.what, counted.source, replace(counted.entries, '{rows}', '"after"'),
      replace(counted.entries, '{rows}', '"before"'), counted.what || '_added', counted.what || '_changed', counted.what || '_removed');
  END LOOP;
END $do$;

-- A draft that nobody came back for is forgotten, but not that somebody began.
CREATE FUNCTION "count_forgotten"() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  INSERT INTO "figures" ("name", "day", "n")
  SELECT 'signup.forgotten', shop_day("created_at"), count(*) FROM "before" WHERE "status" = 'draft' GROUP BY 2;
  RETURN NULL;
END $$;
CREATE TRIGGER "forgotten" AFTER DELETE ON "signups" REFERENCING OLD TABLE AS "before" FOR EACH STATEMENT EXECUTE FUNCTION "count_forgotten"();

-- What happened before there were figures, from the rows and their history.
INSERT INTO "figures" ("name", "day", "n")
SELECT 'signup.' || signup_stage("status", "label", "way", "failure"), shop_day("created_at"), count(*) FROM "signups" GROUP BY 1, 2;
INSERT INTO "figures" ("name", "day", "n")
SELECT 'token.' || state, shop_day(at), sum(n) FROM (
  SELECT "to" AS state, "at" AS at, 1 AS n FROM "token_history" UNION ALL SELECT "from", "at", -1 FROM "token_history" WHERE "from" IS NOT NULL
) AS moves GROUP BY 1, 2 HAVING sum(n) <> 0;
INSERT INTO "figures" ("name", "day", "n")
SELECT 'subscription.' || state, shop_day(at), sum(n) FROM (
  SELECT 'pending' AS state, "created_at" AS at, 1 AS n FROM "subscriptions"
  UNION ALL SELECT "to", "at", 1 FROM "subscription_history" WHERE "from" IS NOT NULL
  UNION ALL SELECT "from", "at", -1 FROM "subscription_history" WHERE "from" IS NOT NULL
) AS moves GROUP BY 1, 2 HAVING sum(n) <> 0;
INSERT INTO "figures" ("name", "day", "n", "minor")
SELECT 'cycle.' || "status"::text, "due_on", count(*), sum("amount_minor" + "fee_minor") FROM "cycles" GROUP BY 1, 2;
INSERT INTO "figures" ("name", "day", "n", "minor")
SELECT 'later.' || (v."content"->'cadence'->>'unit') || '.' || (v."content"->'cadence'->>'count'), c."due_on", count(*),
  sum(later_order_minor(v."content", s."quantity"))
FROM "cycles" c JOIN "subscriptions" s ON s."id" = c."subscription_id" JOIN "plan_versions" v ON v."id" = s."plan_version_id"
WHERE c."status" IN ('scheduled', 'charging', 'past_due', 'awaiting_payment') GROUP BY 1, 2;
INSERT INTO "figures" ("name", "day", "n")
SELECT 'delivery', shop_day("received_at"), sum("deliveries") FROM "events" GROUP BY 2;
