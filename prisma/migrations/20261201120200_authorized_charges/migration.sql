-- Charges that wait for their capture are looked at until they end: they are read from an index that holds nothing else.
CREATE INDEX CONCURRENTLY "charges_authorized_idx" ON "charges" ("test", "next_try_at") WHERE "status" = 'authorized';
