-- CreateEnum
CREATE TYPE "token_act" AS ENUM ('disable', 'enable', 'delete');

-- CreateEnum
CREATE TYPE "token_move_status" AS ENUM ('waiting', 'intended', 'sending', 'done', 'refused', 'unknown', 'undone');

-- AlterTable
ALTER TABLE "tokens" ADD COLUMN     "carries" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "token_moves" (
    "id" TEXT NOT NULL,
    "token_id" TEXT NOT NULL,
    "act" "token_act" NOT NULL,
    "status" "token_move_status" NOT NULL DEFAULT 'intended',
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "staff_id" TEXT NOT NULL,
    "batch_id" TEXT,
    "failure" TEXT,
    "was" "token_status" NOT NULL,
    "run_after" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "token_moves_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "token_moves_token_id_created_at_idx" ON "token_moves"("token_id", "created_at");

-- CreateIndex
CREATE INDEX "token_moves_batch_id_idx" ON "token_moves"("batch_id");

-- CreateIndex
CREATE INDEX "tokens_created_at_id_idx" ON "tokens"("created_at", "id");

-- CreateIndex
CREATE INDEX "tokens_status_created_at_id_idx" ON "tokens"("status", "created_at", "id");

-- AddForeignKey
ALTER TABLE "token_moves" ADD CONSTRAINT "token_moves_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One move of a token at a time; the sweep reads only what waits for it.
CREATE UNIQUE INDEX "token_moves_open_key" ON "token_moves" ("token_id") WHERE "status" IN ('waiting', 'intended', 'sending', 'unknown');
CREATE INDEX "token_moves_due_idx" ON "token_moves" ("next_try_at") WHERE "next_try_at" IS NOT NULL;
CREATE INDEX "tokens_unused_idx" ON "tokens" ("created_at", "id") WHERE "carries" = 0 AND "status" IN ('active', 'disabled');

-- What a token carries is counted where it changes.
CREATE FUNCTION "count_carried"() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF TG_OP <> 'INSERT' AND OLD."token_id" IS NOT NULL AND OLD."status" NOT IN ('canceled', 'ended') THEN
    UPDATE "tokens" SET "carries" = "carries" - 1 WHERE "id" = OLD."token_id";
  END IF;
  IF TG_OP <> 'DELETE' AND NEW."token_id" IS NOT NULL AND NEW."status" NOT IN ('canceled', 'ended') THEN
    UPDATE "tokens" SET "carries" = "carries" + 1 WHERE "id" = NEW."token_id";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "carried" AFTER INSERT OR DELETE OR UPDATE OF "token_id", "status" ON "subscriptions"
  FOR EACH ROW EXECUTE FUNCTION "count_carried"();
UPDATE "tokens" t SET "carries" = c.n FROM (SELECT "token_id", count(*)::int AS n FROM "subscriptions"
  WHERE "token_id" IS NOT NULL AND "status" NOT IN ('canceled', 'ended') GROUP BY "token_id") c WHERE c."token_id" = t."id";
