-- `later` is what comes after the last open cycle of a subscription. One that is paid by hand has two open cycles,
-- and what comes after the second one was counted on from both.
CREATE FUNCTION "later_name"("content" jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT 'later.' || ("content"->'cadence'->>'unit') || '.' || ("content"->'cadence'->>'count') $$;

-- What comes after these cycles, which are all cycles of their subscriptions.
CREATE FUNCTION "later_of"("rows" "cycles"[]) RETURNS TABLE ("name" text, "day" date, "minor" bigint) LANGUAGE sql STABLE AS
$$ SELECT "later_name"(v."content"), l."due_on", "later_order_minor"(v."content", s."quantity")
  FROM (SELECT DISTINCT ON ("subscription_id") "subscription_id", "due_on" FROM unnest("rows")
    WHERE "status" IN ('scheduled', 'charging', 'past_due', 'awaiting_payment') ORDER BY "subscription_id", "index" DESC) AS l
  JOIN "subscriptions" s ON s."id" = l."subscription_id" JOIN "plan_versions" v ON v."id" = s."plan_version_id" $$;

-- Which cycle is the last open one depends on those that stay as they are, too: before is what is there now with
-- the changed rows as they were. The subscription's row is locked meanwhile, so nobody else changes its cycles.
CREATE OR REPLACE FUNCTION "count_later_cycles"() RETURNS trigger LANGUAGE plpgsql AS
$$ DECLARE
  gone "cycles"[] := '{}';
  come "cycles"[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' THEN gone := ARRAY(SELECT b FROM "before" b); END IF;
  IF TG_OP <> 'DELETE' THEN come := ARRAY(SELECT a FROM "after" a); END IF;
  INSERT INTO "figures" ("name", "day", "n", "minor")
  WITH "there" AS MATERIALIZED (
    SELECT c AS "row" FROM "cycles" c WHERE c."subscription_id" IN (SELECT "subscription_id" FROM unnest(gone || come))
  ), "were" AS (
    SELECT "row" FROM "there" WHERE ("row")."id" NOT IN (SELECT "id" FROM unnest(come)) UNION ALL SELECT unnest(gone)
  )
  SELECT "name", "day", sum("sign"), sum("sign" * "minor") FROM (
    SELECT 1 AS "sign", * FROM "later_of"(ARRAY(SELECT "row" FROM "there"))
    UNION ALL SELECT -1, * FROM "later_of"(ARRAY(SELECT "row" FROM "were"))
  ) AS "change" GROUP BY 1, 2 HAVING sum("sign") <> 0 OR sum("sign" * "minor") <> 0;
  RETURN NULL;
END $$;

-- A subscription begins and ends without cycles.
CREATE OR REPLACE FUNCTION "count_later_terms"() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF TG_OP <> 'UPDATE' THEN RETURN NULL; END IF;
  INSERT INTO "figures" ("name", "day", "n", "minor")
  SELECT "later_name"(v."content"), l."due_on", sum("sign"), sum("sign" * "later_order_minor"(v."content", "quantity"))
  FROM (SELECT 1 AS "sign", "id", "plan_version_id", "quantity" FROM "after"
    UNION ALL SELECT -1, "id", "plan_version_id", "quantity" FROM "before") AS s
  JOIN "plan_versions" v ON v."id" = s."plan_version_id" CROSS JOIN LATERAL (SELECT "due_on" FROM "cycles" c
    WHERE c."subscription_id" = s."id" AND "status" IN ('scheduled', 'charging', 'past_due', 'awaiting_payment')
    ORDER BY "index" DESC LIMIT 1) AS l
  GROUP BY 1, 2 HAVING sum("sign") <> 0 OR sum("sign" * "later_order_minor"(v."content", "quantity")) <> 0;
  RETURN NULL;
END $$;

-- Whoever writes cycles or folds figures is done before the sums are taken.
LOCK TABLE "cycles" IN SHARE ROW EXCLUSIVE MODE;
SELECT pg_advisory_xact_lock(4127002);

-- What the figures say of it is counted anew.
DELETE FROM "figures" WHERE "name" LIKE 'later.%';
INSERT INTO "figures" ("name", "day", "n", "minor")
SELECT "later_name"(v."content"), l."due_on", count(*), sum("later_order_minor"(v."content", s."quantity"))
FROM (SELECT DISTINCT ON ("subscription_id") "subscription_id", "due_on" FROM "cycles"
  WHERE "status" IN ('scheduled', 'charging', 'past_due', 'awaiting_payment') ORDER BY "subscription_id", "index" DESC) AS l
JOIN "subscriptions" s ON s."id" = l."subscription_id" JOIN "plan_versions" v ON v."id" = s."plan_version_id" GROUP BY 1, 2;
