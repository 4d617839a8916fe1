-- The job that moved on what is paid offline makes all orders now, and has their name. Where it was in its round does
-- not matter: it begins anew.
UPDATE "job_runs" SET "name" = 'orders', "cursor" = NULL WHERE "name" = 'offline-payments';
