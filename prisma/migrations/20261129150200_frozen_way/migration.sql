-- The payment method and what it costs are part of what was agreed: from the first word to Smartpay on they stay.
CREATE FUNCTION "refuse_other_way"() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'The payment method of signup % was agreed to', OLD."id"; END $$;
CREATE TRIGGER "agreed" BEFORE UPDATE OF "way", "fee_minor" ON "signups" FOR EACH ROW
  WHEN (OLD."status" <> 'draft' AND (NEW."way", NEW."fee_minor") IS DISTINCT FROM (OLD."way", OLD."fee_minor"))
  EXECUTE FUNCTION "refuse_other_way"();
