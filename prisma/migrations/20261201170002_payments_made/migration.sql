-- The payments of a day, in the same way.
CREATE INDEX CONCURRENTLY "payments_made_idx" ON "payments" USING brin ("created_at") WITH (pages_per_range = 16, autosummarize = on);
