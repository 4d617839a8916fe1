-- Cycles that nobody came to in time are told to staff for some days: read from an index that holds nothing else.
CREATE INDEX CONCURRENTLY "cycle_history_late_idx" ON "cycle_history" ("at") WHERE "code" IN ('period-passed', 'too-late');
