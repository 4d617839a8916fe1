-- AlterTable
ALTER TABLE "tokens" ADD COLUMN     "open_move" "token_move_status";

-- CreateIndex
CREATE INDEX "tokens_status_idx" ON "tokens"("status");

-- CreateIndex
CREATE INDEX "tokens_id_last4_idx" ON "tokens"("id_last4");

-- The list of tokens with an open move is read without looking at the moves.
CREATE INDEX "tokens_open_idx" ON "tokens" ("created_at", "id") WHERE "open_move" IS NOT NULL;
CREATE FUNCTION "mark_open_move"() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  UPDATE "tokens" SET "open_move" = CASE WHEN NEW."status" IN ('waiting', 'intended', 'sending', 'unknown') THEN NEW."status" END
  WHERE "id" = NEW."token_id";
  RETURN NULL;
END $$;
CREATE TRIGGER "marked" AFTER INSERT OR UPDATE OF "status" ON "token_moves" FOR EACH ROW EXECUTE FUNCTION "mark_open_move"();
UPDATE "tokens" t SET "open_move" = m."status" FROM "token_moves" m WHERE m."token_id" = t."id"
  AND m."status" IN ('waiting', 'intended', 'sending', 'unknown');

-- Counting up to ten thousand touches few blocks where all keys are alike.
CREATE INDEX "tokens_open_count_idx" ON "tokens" ("status") WHERE "open_move" IS NOT NULL;
CREATE INDEX "tokens_unused_count_idx" ON "tokens" ("status") WHERE "carries" = 0 AND "status" IN ('active', 'disabled');

-- Words are compared by bytes, so that the key itself finds what begins like something. Ids are compared as in
-- the tables that they lead to, or they would find no index there.
ALTER TABLE "search_words" ALTER COLUMN "word" TYPE text COLLATE "C", ALTER COLUMN "kind" TYPE text COLLATE "C";
DROP INDEX "search_words_prefix_idx";
