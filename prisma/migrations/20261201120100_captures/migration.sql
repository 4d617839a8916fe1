-- A charge that Smartpay approved and that is captured when the goods go out: until when it may be, and since when
-- somebody is at it. The capture is written down before Smartpay is asked for it.
ALTER TABLE "charges" ADD COLUMN "authorized_until" TIMESTAMPTZ(3), ADD COLUMN "capture_asked_at" TIMESTAMPTZ(3);
