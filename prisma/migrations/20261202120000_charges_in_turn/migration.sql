-- All charges of a day fall due at one moment: with the id behind it, the next ones are read without reading all of them.
CREATE INDEX CONCURRENTLY "charges_in_turn_idx" ON "charges" ("test", "next_try_at", "id") WHERE "status" = 'intended';
