UPDATE "token_moves" SET "status" = 'given_up' WHERE "failure" = 'given-up';
DROP INDEX "token_moves_given_up_idx";
CREATE INDEX "token_moves_given_up_idx" ON "token_moves" ("finished_at") WHERE "status" = 'given_up';
