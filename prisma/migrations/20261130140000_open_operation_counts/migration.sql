-- Open operations are counted from a narrow index: of many alike a page holds thousands.
CREATE INDEX CONCURRENTLY "token_operations_open_count_idx" ON "token_operations" ("status") WHERE "status" IN ('waiting', 'intended', 'sending', 'unknown');
