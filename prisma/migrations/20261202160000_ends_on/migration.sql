-- The day from which on the end of a subscription, asked for by staff, cannot be taken back.
ALTER TABLE "subscriptions" ADD COLUMN "ends_on" DATE;
