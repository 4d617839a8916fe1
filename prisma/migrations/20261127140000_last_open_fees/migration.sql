-- The orders after the last open one cost what it costs: its fee comes with each of them. The migration before this
-- one looked for the words of older functions, and added the fee of every open order.
CREATE OR REPLACE FUNCTION "later_of"("rows" "cycles"[]) RETURNS TABLE ("name" text, "day" date, "minor" bigint) LANGUAGE sql STABLE AS
$$ SELECT "later_name"(v."content"), l."due_on", "later_order_minor"(v."content", s."quantity") + l."fee_minor"
  FROM (SELECT DISTINCT ON ("subscription_id") "subscription_id", "due_on", "fee_minor" FROM unnest("rows")
    WHERE "status" IN ('scheduled', 'charging', 'past_due', 'awaiting_payment') ORDER BY "subscription_id", "index" DESC) AS l
  JOIN "subscriptions" s ON s."id" = l."subscription_id" JOIN "plan_versions" v ON v."id" = s."plan_version_id" $$;

CREATE OR REPLACE FUNCTION "count_later_terms"() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF TG_OP <> 'UPDATE' THEN RETURN NULL; END IF;
  INSERT INTO "figures" ("name", "day", "n", "minor")
  SELECT "name", "day", sum("sign"), sum("sign" * "minor") FROM (
    SELECT "sign", "later_name"(v."content") AS "name", l."due_on" AS "day",
      "later_order_minor"(v."content", "quantity") + l."fee_minor" AS "minor"
    FROM (SELECT 1 AS "sign", "id", "plan_version_id", "quantity" FROM "after"
      UNION ALL SELECT -1, "id", "plan_version_id", "quantity" FROM "before") AS s
    JOIN "plan_versions" v ON v."id" = s."plan_version_id" CROSS JOIN LATERAL (SELECT "due_on", "fee_minor" FROM "cycles" c
      WHERE c."subscription_id" = s."id" AND "status" IN ('scheduled', 'charging', 'past_due', 'awaiting_payment')
      ORDER BY "index" DESC LIMIT 1) AS l
  ) AS "change" GROUP BY 1, 2 HAVING sum("sign") <> 0 OR sum("sign" * "minor") <> 0;
  RETURN NULL;
END $$;

-- Whoever writes cycles or folds figures is done before the sums are taken.
LOCK TABLE "cycles" IN SHARE ROW EXCLUSIVE MODE;
SELECT pg_advisory_xact_lock(4127002);

-- What the figures say of it is counted anew.
DELETE FROM "figures" WHERE "name" LIKE 'later.%';
INSERT INTO "figures" ("name", "day", "n", "minor")
SELECT "later_name"(v."content"), l."due_on", count(*), sum("later_order_minor"(v."content", s."quantity") + l."fee_minor")
FROM (SELECT DISTINCT ON ("subscription_id") "subscription_id", "due_on", "fee_minor" FROM "cycles"
  WHERE "status" IN ('scheduled', 'charging', 'past_due', 'awaiting_payment') ORDER BY "subscription_id", "index" DESC) AS l
JOIN "subscriptions" s ON s."id" = l."subscription_id" JOIN "plan_versions" v ON v."id" = s."plan_version_id" GROUP BY 1, 2;
