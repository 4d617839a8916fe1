-- Attention items are read from what waits for somebody, however much else there is.
CREATE INDEX "token_moves_unsettled_idx" ON "token_moves" ("created_at") WHERE "status" IN ('intended', 'sending', 'unknown');
CREATE INDEX "events_attention_idx" ON "events" ("received_at") WHERE "status" = 'parked' AND "parked_because" <> 'other-mode';
