-- The same of orders that were made, and not charged in time.
CREATE INDEX CONCURRENTLY "order_history_late_idx" ON "order_history" ("at") WHERE "code" = 'too-late';
