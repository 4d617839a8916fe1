-- Whether a token has an open move is read from the moves themselves, through token_moves_open_key: the copy went
-- wrong where an old move was written after a newer one was asked for, and took the token's row last.
DROP TRIGGER "marked" ON "token_moves";
DROP FUNCTION "mark_open_move"();
ALTER TABLE "tokens" DROP COLUMN "open_move";
