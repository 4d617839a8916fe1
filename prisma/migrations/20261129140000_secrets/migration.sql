-- A sealed word: whoever opens it has the APP_SECRET with which everything else here was sealed.
CREATE TABLE "secret_canary" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "sealed" TEXT NOT NULL,
    CONSTRAINT "secret_canary_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "secret_canary" ADD CONSTRAINT "secret_canary_is_one_row" CHECK ("id" = 1);

-- Consents are never changed, so a proof under a new APP_SECRET stands beside the row.
CREATE TABLE "consent_proofs" (
    "signup_id" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    CONSTRAINT "consent_proofs_pkey" PRIMARY KEY ("signup_id"),
    CONSTRAINT "consent_proofs_signup_id_fkey" FOREIGN KEY ("signup_id") REFERENCES "consents"("signup_id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- Who wrote an entry of the audit log had the key; older entries have no proof and are covered by the end mark.
ALTER TABLE "audit_log" ADD COLUMN "proof" TEXT;
CREATE UNIQUE INDEX "audit_log_proof_key" ON "audit_log"("proof");
CREATE TABLE "audit_mark" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "entries" BIGINT NOT NULL,
    "last_id" BIGINT NOT NULL,
    "last_hash" TEXT NOT NULL,
    "mac" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "audit_mark_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "audit_mark" ADD CONSTRAINT "audit_mark_is_one_row" CHECK ("id" = 1);

-- What is never changed is not emptied either.
DO $$
DECLARE "frozen" regclass;
BEGIN
  FOR "frozen" IN SELECT DISTINCT tgrelid::regclass FROM pg_trigger WHERE tgfoid = 'refuse_change'::regproc LOOP
    EXECUTE format('CREATE TRIGGER "frozen_whole" BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"()', "frozen");
  END LOOP;
END $$;
CREATE TRIGGER "kept_whole" BEFORE TRUNCATE ON "notes" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
