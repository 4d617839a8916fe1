-- The orders of a day: they are made in the order of their days, but for what was agreed in between.
CREATE INDEX CONCURRENTLY "orders_due_idx" ON "orders" USING brin ("due_on") WITH (pages_per_range = 16, autosummarize = on);
