-- The index before it says more.
DROP INDEX CONCURRENTLY "charges_due_idx";
