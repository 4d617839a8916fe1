-- Charges that the shopper may still repair are looked at again: they are read from an index that holds nothing else.
CREATE INDEX CONCURRENTLY "charges_open_idx" ON "charges" ("test", "next_try_at") WHERE "status" = 'open';
