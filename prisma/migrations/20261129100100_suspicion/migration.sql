-- One "not found" is a suspicion: since when Smartpay does not know a token that it knew. A token that we
-- deleted ourselves has none; one that became deleted by it keeps it, and is looked at for some days more.
ALTER TABLE "tokens" ADD COLUMN "missing_since" TIMESTAMPTZ(3);
CREATE INDEX "tokens_missing_idx" ON "tokens" ("test", "missing_since") WHERE "missing_since" IS NOT NULL;

-- Too many tokens vanished at once: nothing is believed missing until they are back or somebody says so.
ALTER TABLE "smartpay_accounts" ADD COLUMN "stopped_at" TIMESTAMPTZ(3);
ALTER TABLE "smartpay_accounts" ADD COLUMN "believed_until" TIMESTAMPTZ(3);

-- Of all sends of a signup's key the worst: Smartpay may have made a session that this shop never saw.
ALTER TABLE "signups" ADD COLUMN "send_unknown" BOOLEAN NOT NULL DEFAULT false;

-- Business time at this very moment; teiki_now() is when the transaction began.
CREATE FUNCTION "teiki_clock"() RETURNS timestamptz LANGUAGE sql VOLATILE AS
$$ SELECT clock_timestamp() + make_interval(secs => (SELECT "offset_ms" FROM "clock") / 1000.0) $$;
