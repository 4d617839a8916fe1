-- The orders after an open one cost what it costs: its fee comes with each of them.
DO $do$
DECLARE
  counted text;
BEGIN
  FOREACH counted IN ARRAY ARRAY['count_later_cycles', 'count_later_terms'] LOOP
    EXECUTE replace(pg_get_functiondef(counted::regproc), 'later_order_minor(v."content", s."quantity") AS minor',
      'later_order_minor(v."content", s."quantity") + c."fee_minor" AS minor');
  END LOOP;
END $do$;

INSERT INTO "figures" ("name", "day", "n", "minor")
SELECT 'later.' || (v."content"->'cadence'->>'unit') || '.' || (v."content"->'cadence'->>'count'), c."due_on", 0, sum(c."fee_minor")
FROM "cycles" c JOIN "subscriptions" s ON s."id" = c."subscription_id" JOIN "plan_versions" v ON v."id" = s."plan_version_id"
WHERE c."status" IN ('scheduled', 'charging', 'past_due', 'awaiting_payment') AND c."fee_minor" > 0 GROUP BY 1, 2;
