-- What goes out of an order, parcel by parcel, beside what is paid for it. Every order that was made before has its
-- deliveries from now on, on the days that the calendar gives: `lib/calendar/deliveries.ts`, written in SQL for once.

LOCK TABLE "orders", "order_lines" IN SHARE ROW EXCLUSIVE MODE;

CREATE TYPE "delivery_status" AS ENUM ('planned', 'packed', 'shipped', 'delivered', 'returned', 'canceled');

CREATE TABLE "deliveries" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "status" "delivery_status" NOT NULL DEFAULT 'planned',
    "dispatch_on" DATE NOT NULL,
    "dispatch_because" JSONB NOT NULL,
    "arrival_on" DATE NOT NULL,
    "address" JSONB,
    "carrier" TEXT,
    "tracking" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "delivery_lines" (
    "delivery_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "delivery_lines_pkey" PRIMARY KEY ("delivery_id", "position"),
    CONSTRAINT "delivery_lines_quantity_is_positive" CHECK ("quantity" > 0)
);

CREATE TABLE "delivery_history" (
    "id" BIGSERIAL NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_history_pkey" PRIMARY KEY ("id")
);

-- The calendar's rules, for this session alone.
CREATE FUNCTION pg_temp.chosen_day_in("month" date, "on_day" jsonb) RETURNS date LANGUAGE sql AS $$
  SELECT CASE
    WHEN "on_day" = '"last"' THEN m."last"
    WHEN jsonb_typeof("on_day") = 'number' THEN m."first" + ("on_day" #>> '{}')::int - 1
    WHEN "on_day"->>'nth' = 'last' THEN m."last" - (extract(isodow FROM m."last")::int - ("on_day"->>'weekday')::int + 7) % 7
    ELSE m."first" + (("on_day"->>'weekday')::int - extract(isodow FROM m."first")::int + 7) % 7 + 7 * (("on_day"->>'nth')::int - 1)
  END FROM (SELECT date_trunc('month', "month")::date AS "first", (date_trunc('month', "month") + interval '1 month - 1 day')::date AS "last") m
$$;

CREATE FUNCTION pg_temp.months_after("day" date, "months" int) RETURNS date LANGUAGE sql AS $$
  SELECT ("day" + make_interval(months => "months"))::date
$$;

CREATE FUNCTION pg_temp.day_after("cadence" jsonb, "anchor" date, "steps" int) RETURNS date LANGUAGE sql AS $$
  SELECT CASE
    WHEN "cadence"->>'unit' = 'week' THEN "anchor" + 7 * "steps"
    WHEN "cadence"->>'on' IS NULL THEN pg_temp.months_after("anchor", "steps")
    WHEN "steps" = 0 THEN "anchor"
    ELSE pg_temp.chosen_day_in(pg_temp.months_after("anchor", "steps" + CASE
      WHEN pg_temp.chosen_day_in(pg_temp.months_after("anchor", ("cadence"->>'count')::int), "cadence"->'on') - "anchor" < 14 THEN 1
      ELSE 0 END), "cadence"->'on')
  END
$$;

CREATE TEMPORARY TABLE "holidays" ON COMMIT DROP AS
SELECT unnest(h."days") AS "day", h."name" FROM (VALUES
  ('{"ja":"元日","en":"New Year''s Day"}'::jsonb, '{2025-01-01,2026-01-01,2027-01-01,2028-01-01,2029-01-01,2030-01-01}'::date[]),
  ('{"ja":"成人の日","en":"Coming of Age Day"}'::jsonb, '{2025-01-13,2026-01-12,2027-01-11,2028-01-10,2029-01-08,2030-01-14}'::date[]),
  ('{"ja":"建国記念の日","en":"National Foundation Day"}'::jsonb, '{2025-02-11,2026-02-11,2027-02-11,2028-02-11,2029-02-11,2030-02-11}'::date[]),
  ('{"ja":"天皇誕生日","en":"Emperor''s Birthday"}'::jsonb, '{2025-02-23,2026-02-23,2027-02-23,2028-02-23,2029-02-23,2030-02-23}'::date[]),
  ('{"ja":"天皇誕生日 振替休日","en":"Holiday in lieu"}'::jsonb, '{2025-02-24}'::date[]),
  ('{"ja":"春分の日","en":"Vernal Equinox Day"}'::jsonb, '{2025-03-20,2026-03-20,2027-03-21,2028-03-20,2029-03-20,2030-03-20}'::date[]),
  ('{"ja":"昭和の日","en":"Showa Day"}'::jsonb, '{2025-04-29,2026-04-29,2027-04-29,2028-04-29,2029-04-29,2030-04-29}'::date[]),
  ('{"ja":"憲法記念日","en":"Constitution Memorial Day"}'::jsonb, '{2025-05-03,2026-05-03,2027-05-03,2028-05-03,2029-05-03,2030-05-03}'::date[]),
  ('{"ja":"みどりの日","en":"Greenery Day"}'::jsonb, '{2025-05-04,2026-05-04,2027-05-04,2028-05-04,2029-05-04,2030-05-04}'::date[]),
  ('{"ja":"こどもの日","en":"Children''s Day"}'::jsonb, '{2025-05-05,2026-05-05,2027-05-05,2028-05-05,2029-05-05,2030-05-05}'::date[]),
  ('{"ja":"こどもの日 振替休日","en":"Holiday in lieu"}'::jsonb, '{2025-05-06,2026-05-06,2030-05-06}'::date[]),
  ('{"ja":"海の日","en":"Marine Day"}'::jsonb, '{2025-07-21,2026-07-20,2027-07-19,2028-07-17,2029-07-16,2030-07-15}'::date[]),
  ('{"ja":"山の日","en":"Mountain Day"}'::jsonb, '{2025-08-11,2026-08-11,2027-08-11,2028-08-11,2029-08-11,2030-08-11}'::date[]),
  ('{"ja":"敬老の日","en":"Respect for the Aged Day"}'::jsonb, '{2025-09-15,2026-09-21,2027-09-20,2028-09-18,2029-09-17,2030-09-16}'::date[]),
  ('{"ja":"秋分の日","en":"Autumnal Equinox Day"}'::jsonb, '{2025-09-23,2026-09-23,2027-09-23,2028-09-22,2029-09-23,2030-09-23}'::date[]),
  ('{"ja":"スポーツの日","en":"Health and Sports Day"}'::jsonb, '{2025-10-13,2026-10-12,2027-10-11,2028-10-09,2029-10-08,2030-10-14}'::date[]),
  ('{"ja":"文化の日","en":"National Culture Day"}'::jsonb, '{2025-11-03,2026-11-03,2027-11-03,2028-11-03,2029-11-03,2030-11-03}'::date[]),
  ('{"ja":"勤労感謝の日","en":"Labor Thanksgiving Day"}'::jsonb, '{2025-11-23,2026-11-23,2027-11-23,2028-11-23,2029-11-23,2030-11-23}'::date[]),
  ('{"ja":"勤労感謝の日 振替休日","en":"Holiday in lieu"}'::jsonb, '{2025-11-24}'::date[]),
  ('{"ja":"休日","en":"Citizen''s Holiday"}'::jsonb, '{2026-09-22}'::date[]),
  ('{"ja":"春分の日 振替休日","en":"Holiday in lieu"}'::jsonb, '{2027-03-22}'::date[]),
  ('{"ja":"建国記念の日 振替休日","en":"Holiday in lieu"}'::jsonb, '{2029-02-12}'::date[]),
  ('{"ja":"昭和の日 振替休日","en":"Holiday in lieu"}'::jsonb, '{2029-04-30}'::date[]),
  ('{"ja":"秋分の日 振替休日","en":"Holiday in lieu"}'::jsonb, '{2029-09-24}'::date[]),
  ('{"ja":"山の日 振替休日","en":"Holiday in lieu"}'::jsonb, '{2030-08-12}'::date[]),
  ('{"ja":"文化の日 振替休日","en":"Holiday in lieu"}'::jsonb, '{2030-11-04}'::date[])
) AS h ("name", "days");

-- Null: the shop works on that day.
CREATE FUNCTION pg_temp.why_closed("working" jsonb, "which" date) RETURNS jsonb LANGUAGE sql AS $$
  SELECT CASE
    WHEN "working"->'closedOn' ? "which"::text THEN '{"code": "closed-date"}'
    WHEN "working"->'closedWeekdays' @> to_jsonb(extract(isodow FROM "which")::int)
      THEN jsonb_build_object('code', 'closed-weekday', 'weekday', extract(isodow FROM "which")::int)
    WHEN ("working"->>'nationalHolidays')::boolean
      THEN (SELECT jsonb_build_object('code', 'holiday', 'name', h."name") FROM pg_temp."holidays" h WHERE h."day" = "which")
  END
$$;

CREATE FUNCTION pg_temp.nearest_open("working" jsonb, "which" date, "step" int) RETURNS date LANGUAGE plpgsql AS $$
BEGIN
  WHILE pg_temp.why_closed("working", "which") IS NOT NULL LOOP "which" := "which" + "step"; END LOOP;
  RETURN "which";
END $$;

-- Every order with its parcels: as many as its version says, on the days counted from the anchor, or from the order's own.
CREATE TEMPORARY TABLE "parcels" ON COMMIT DROP AS
SELECT o."id" AS "order_id", k."at" AS "position", v."content", shop."facts"->'workingDays' AS "working", b."base_on",
  b."base_on" + (v."content"->'delivery'->>'dispatchDays')::int AS "planned_on"
FROM "orders" o JOIN "subscriptions" s ON s."id" = o."subscription_id" JOIN "plan_versions" v ON v."id" = o."plan_version_id"
LEFT JOIN "shop" ON true
CROSS JOIN LATERAL generate_series(0, coalesce((v."content"->'delivery'->'split'->>'perOrder')::int, 1) - 1) AS k ("at")
CROSS JOIN LATERAL (SELECT (v."content"->'cadence'->>'count')::int * o."index" AS "steps",
  coalesce((v."content"->'delivery'->'split'->>'everyCount')::int, 1) * k."at" AS "more") n
CROSS JOIN LATERAL (SELECT CASE WHEN pg_temp.day_after(v."content"->'cadence', coalesce(s."anchor_on", o."due_on"), n."steps") = o."due_on"
  THEN pg_temp.day_after(v."content"->'cadence', coalesce(s."anchor_on", o."due_on"), n."steps" + n."more")
  ELSE pg_temp.day_after(v."content"->'cadence', o."due_on", n."more") END AS "base_on") b;

-- On a closed day it moves as the version says, never before the day from which it is counted.
CREATE TEMPORARY TABLE "planned" ON COMMIT DROP AS
SELECT p."order_id", p."position", p."content", m."to" AS "dispatch_on", CASE WHEN c."because" IS NULL
  THEN jsonb_build_object('code', 'days-after', 'days', p."planned_on" - p."base_on")
  ELSE c."because" || jsonb_build_object('from', p."planned_on", 'moved', CASE WHEN m."to" < p."planned_on" THEN 'before' ELSE 'after' END) END AS "because"
FROM "parcels" p
CROSS JOIN LATERAL (SELECT pg_temp.why_closed(p."working", p."planned_on") AS "because") c
CROSS JOIN LATERAL (SELECT pg_temp.nearest_open(p."working", p."planned_on", -1) AS "before", pg_temp.nearest_open(p."working", p."planned_on", 1) AS "after") n
CROSS JOIN LATERAL (SELECT CASE WHEN p."content"->'shift'->>'dispatch' = 'before' AND n."before" >= p."base_on" THEN n."before" ELSE n."after" END AS "to") m;

-- Goods are shared evenly; of what cannot be the first carry one more, and what would carry nothing is no delivery.
CREATE TEMPORARY TABLE "shares" ON COMMIT DROP AS
SELECT p."order_id", p."position" AS "parcel", l."position",
  l."quantity" / n."among" + CASE WHEN p."position" < l."quantity" % n."among" THEN 1 ELSE 0 END AS "quantity"
FROM "parcels" p JOIN "order_lines" l ON l."order_id" = p."order_id" AND l."kind" = 'product'
CROSS JOIN LATERAL (SELECT coalesce((p."content"->'delivery'->'split'->>'perOrder')::int, 1) AS "among") n;
DELETE FROM "shares" WHERE "quantity" = 0;

-- What was due to go out before today did, where it was paid for or is paid at the door: nobody kept that until now.
INSERT INTO "deliveries" ("id", "order_id", "position", "status", "dispatch_on", "dispatch_because", "arrival_on", "address", "created_at")
SELECT 'dlv_' || substr(o."id", 5) || '_' || p."position", o."id", p."position",
  CASE WHEN o."status" IN ('canceled', 'expired') THEN 'canceled'
    WHEN p."dispatch_on" < shop_day(teiki_now()) AND (o."status" = 'paid' OR o."payment_method" = 'cash_on_delivery') THEN 'shipped'
    ELSE 'planned' END::"delivery_status",
  p."dispatch_on", p."because",
  p."dispatch_on" + (p."content"->'delivery'->>'arrivalDays')::int - (p."content"->'delivery'->>'dispatchDays')::int,
  o."delivery", o."created_at"
FROM "planned" p JOIN "orders" o ON o."id" = p."order_id"
WHERE EXISTS (SELECT FROM "shares" s WHERE s."order_id" = p."order_id" AND s."parcel" = p."position");

INSERT INTO "delivery_lines"
SELECT d."id", s."order_id", s."position", s."quantity" FROM "shares" s
JOIN "deliveries" d ON d."order_id" = s."order_id" AND d."position" = s."parcel";

INSERT INTO "delivery_history" ("delivery_id", "from", "to", "code", "actor", "at")
SELECT "id", NULL, 'planned', 'planned', 'system', "created_at" FROM "deliveries" ORDER BY "created_at", "id";
INSERT INTO "delivery_history" ("delivery_id", "from", "to", "code", "actor", "at")
SELECT "id", 'planned', "status"::text, CASE "status" WHEN 'shipped' THEN 'shipped-before' ELSE 'order-over' END, 'system', teiki_now()
FROM "deliveries" WHERE "status" <> 'planned' ORDER BY "created_at", "id";

CREATE UNIQUE INDEX "deliveries_order_id_position_key" ON "deliveries"("order_id", "position");
CREATE INDEX "delivery_lines_order_id_position_idx" ON "delivery_lines"("order_id", "position");
CREATE INDEX "delivery_history_delivery_id_idx" ON "delivery_history"("delivery_id");
-- What is still to go out, by its day.
CREATE INDEX "deliveries_waiting_idx" ON "deliveries" ("dispatch_on") WHERE "status" IN ('planned', 'packed');

ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delivery_lines" ADD CONSTRAINT "delivery_lines_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delivery_lines" ADD CONSTRAINT "delivery_lines_order_id_position_fkey" FOREIGN KEY ("order_id", "position") REFERENCES "order_lines"("order_id", "position") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delivery_history" ADD CONSTRAINT "delivery_history_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "frozen" BEFORE UPDATE OR DELETE ON "delivery_lines" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "frozen_whole" BEFORE TRUNCATE ON "delivery_lines" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "frozen" BEFORE UPDATE OR DELETE ON "delivery_history" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "frozen_whole" BEFORE TRUNCATE ON "delivery_history" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

SELECT grant_web_role();
