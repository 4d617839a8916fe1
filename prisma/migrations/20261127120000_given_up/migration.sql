ALTER TYPE "token_move_status" ADD VALUE 'given_up' BEFORE 'undone';
ALTER TABLE "token_batch_rows" ADD COLUMN "shown" TEXT;

-- An undo window begins when a token is known to be disabled, not when the deletion is asked for.
UPDATE "token_moves" SET "run_after" = NULL WHERE "act" = 'delete' AND "status" IN ('intended', 'sending', 'unknown') AND "run_after" > teiki_now();
