-- Charges that were paid after they were given up are told to staff: read from an index that holds nothing else.
CREATE INDEX CONCURRENTLY "charges_paid_late_idx" ON "charges" ("test") WHERE "failure" = 'paid-late';
