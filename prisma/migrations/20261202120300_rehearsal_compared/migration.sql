-- How much of what was rehearsed for a day was done; null: the day was not rehearsed.
ALTER TABLE "daily_closes" ADD COLUMN "rehearsal" JSONB;
