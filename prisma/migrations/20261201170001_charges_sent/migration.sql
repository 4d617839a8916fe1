-- The charges of a day, found without reading those of other days: they lie where they were written, so a summary of the pages suffices.
CREATE INDEX CONCURRENTLY "charges_sent_idx" ON "charges" USING brin ("first_sent_at") WITH (pages_per_range = 16, autosummarize = on);
