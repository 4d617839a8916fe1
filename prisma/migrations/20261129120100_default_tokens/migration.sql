-- A token that has ended is proposed to nobody (from now on it is taken out where it ends).
UPDATE "customers" c SET "default_token_id" = NULL FROM "tokens" t
WHERE t."id" = c."default_token_id" AND t."status" IN ('deleted', 'disabled', 'rejected');
