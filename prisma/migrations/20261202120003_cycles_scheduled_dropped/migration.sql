-- The index before it says more.
DROP INDEX CONCURRENTLY "cycles_scheduled_idx";
