-- An answer of Smartpay's that was asked for earlier than the recorded one is not recorded any more.
ALTER TABLE "tokens" ADD COLUMN "answered_at" TIMESTAMPTZ(3);

-- Old counts are forgotten by time.
CREATE INDEX "rate_limits_starts_at_idx" ON "rate_limits"("starts_at");
