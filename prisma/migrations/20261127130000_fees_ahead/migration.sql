-- What an order to come will cost includes what its way costs, as it does once it is asked for.
UPDATE "cycles" c SET "fee_minor" = ("shop"."facts"->'waysToPay'->(s."way"::text)->>'feeMinor')::int
FROM "subscriptions" s, "shop"
WHERE s."id" = c."subscription_id" AND s."way" <> 'smartpay' AND c."status" = 'scheduled'
  AND ("shop"."facts"->'waysToPay'->(s."way"::text)->>'feeMinor')::int > 0;
