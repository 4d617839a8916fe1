-- The sweep of payments by hand begins with these few, however many others wait for Smartpay.
CREATE INDEX "subscriptions_by_hand_idx" ON "subscriptions" ("id") WHERE "way" <> 'smartpay' AND "status" = 'active';
