-- What was sent last for a charge, as a digest that stays when the sealed bytes are dropped: the daily close holds it against what was rehearsed.
ALTER TABLE "charges" ADD COLUMN "request_digest" BYTEA;
