-- Tokens with an open operation are listed by when it was asked for: a page of them costs the same among millions.
CREATE INDEX CONCURRENTLY "token_operations_open_idx" ON "token_operations" ("created_at", "token_id") WHERE "status" IN ('waiting', 'intended', 'sending', 'unknown');
