-- Charges whose order at Smartpay is not as it was asked for are told to staff: read from an index that holds nothing else.
CREATE INDEX CONCURRENTLY "charges_odd_idx" ON "charges" ("test") WHERE "failure" IN ('order.other', 'order.new-status', 'order.no-payment', 'order.other-sum', 'order.double');
