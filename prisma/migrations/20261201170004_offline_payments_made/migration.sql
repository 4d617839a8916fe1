-- The offline payments of a day, in the same way.
CREATE INDEX CONCURRENTLY "offline_payments_made_idx" ON "offline_payments" USING brin ("created_at") WITH (pages_per_range = 16, autosummarize = on);
