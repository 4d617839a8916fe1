-- AlterTable
ALTER TABLE "tokens" ADD COLUMN     "moving" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "tokens_status_idx" ON "tokens"("status");

-- CreateIndex
CREATE INDEX "tokens_id_last4_idx" ON "tokens"("id_last4");

-- The list of tokens with an open move is read without looking at the moves.
CREATE INDEX "tokens_moving_idx" ON "tokens" ("created_at", "id") WHERE "moving";
CREATE FUNCTION "mark_moving"() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  UPDATE "tokens" SET "moving" = NEW."status" IN ('waiting', 'intended', 'sending', 'unknown')
  WHERE "id" = NEW."token_id" AND "moving" <> (NEW."status" IN ('waiting', 'intended', 'sending', 'unknown'));
  RETURN NULL;
END $$;
CREATE TRIGGER "marked" AFTER INSERT OR UPDATE OF "status" ON "token_moves" FOR EACH ROW EXECUTE FUNCTION "mark_moving"();
UPDATE "tokens" t SET "moving" = true FROM "token_moves" m WHERE m."token_id" = t."id"
  AND m."status" IN ('waiting', 'intended', 'sending', 'unknown');
