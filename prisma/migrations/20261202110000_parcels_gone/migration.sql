-- Since when a parcel is out of the shop's hands: staff find what has just gone, and take back what was marked by mistake
-- for as long as that helps. Of parcels that were gone before it is their shipping in the history; of those that were
-- gone before the shop wrote parcels down, their planned day.
ALTER TABLE "deliveries" ADD COLUMN "shipped_at" TIMESTAMPTZ(3);

UPDATE "deliveries" d SET "shipped_at" = CASE WHEN h."code" = 'shipped-before'
    THEN d."dispatch_on"::timestamp AT TIME ZONE coalesce((SELECT "facts"->>'timeZone' FROM "shop"), 'Asia/Tokyo') ELSE h."at" END
  FROM (SELECT DISTINCT ON ("delivery_id") "delivery_id", "code", "at" FROM "delivery_history" WHERE "to" = 'shipped'
    ORDER BY "delivery_id", "id" DESC) h
  WHERE h."delivery_id" = d."id" AND d."status" IN ('shipped', 'delivered', 'returned');
