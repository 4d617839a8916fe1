-- Business time: the database's clock plus an offset that only a local run may have.
INSERT INTO "clock" ("id") VALUES (1);
ALTER TABLE "clock" ADD CONSTRAINT "clock_is_one_row" CHECK ("id" = 1);
ALTER TABLE "clock" ADD CONSTRAINT "clock_moves_locally" CHECK ("local" OR "offset_ms" = 0);
ALTER TABLE "shop" ADD CONSTRAINT "shop_is_one_row" CHECK ("id" = 1);
CREATE FUNCTION "teiki_now"() RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT now() + make_interval(secs => (SELECT "offset_ms" FROM "clock") / 1000.0) $$;

-- The sweep reads only rows that wait for something.
CREATE INDEX "signups_due_idx" ON "signups" ("next_look_at") WHERE "next_look_at" IS NOT NULL;
CREATE INDEX "signups_drafts_idx" ON "signups" ("updated_at") WHERE "status" = 'draft';
ALTER TABLE "signups" ADD CONSTRAINT "signups_quantity_is_sane" CHECK ("quantity" BETWEEN 1 AND 99);
ALTER TABLE "cycles" ADD CONSTRAINT "cycles_amount_is_positive" CHECK ("amount_minor" > 0);

-- History, consents and plan versions are never changed or deleted.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% rows are never changed or deleted', TG_TABLE_NAME; END $$;
CREATE TRIGGER "frozen" BEFORE UPDATE OR DELETE ON "signup_history" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "frozen" BEFORE UPDATE OR DELETE ON "token_history" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "frozen" BEFORE UPDATE OR DELETE ON "subscription_history" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "frozen" BEFORE UPDATE OR DELETE ON "consents" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "frozen" BEFORE UPDATE OR DELETE ON "plan_versions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
