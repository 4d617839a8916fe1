-- Charges that were given up while Smartpay waited are watched: they are read from an index that holds nothing else.
CREATE INDEX CONCURRENTLY "charges_given_up_idx" ON "charges" ("test", "next_try_at") WHERE "status" = 'hard_declined' AND "next_try_at" IS NOT NULL;
