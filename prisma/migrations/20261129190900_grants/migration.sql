-- Whoever applies the migrations, `prisma migrate deploy` too: a migration that makes tables ends like this.
SELECT "grant_web_role"();
