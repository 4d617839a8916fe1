-- What became of charges on a day, in the order of their times: they are written in that order.
CREATE INDEX CONCURRENTLY "charge_history_at_idx" ON "charge_history" USING brin ("at") WITH (pages_per_range = 16, autosummarize = on);
