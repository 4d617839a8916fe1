-- Orders that could not be collected need attention: they are read from an index that holds nothing else.
CREATE INDEX CONCURRENTLY "orders_past_due_idx" ON "orders" ("due_on") INCLUDE ("total_minor") WHERE "status" = 'past_due';
