-- The cut-off of many cycles is over on one day: in the same way.
CREATE INDEX CONCURRENTLY "cycles_in_turn_idx" ON "cycles" ("cut_off_on", "id") WHERE "status" = 'scheduled';
