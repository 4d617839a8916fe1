-- What is agreed to is changed by a new agreement only: staff propose, and the shopper agrees by the link in the mail.

CREATE TYPE "amendment_status" AS ENUM ('proposed', 'agreed', 'declined', 'withdrawn');

CREATE TABLE "amendments" (
    "id" TEXT NOT NULL,
    "subscription_id" TEXT NOT NULL,
    "status" "amendment_status" NOT NULL DEFAULT 'proposed',
    "plan_version_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "payment_method" "payment_method" NOT NULL,
    "fee_minor" INTEGER,
    "proposed_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "before" JSONB,
    "from_index" INTEGER,

    CONSTRAINT "amendments_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "amendments_quantity_is_sane" CHECK ("quantity" BETWEEN 1 AND 99),
    CONSTRAINT "amendments_closed_have_an_end" CHECK (("status" = 'proposed') = ("closed_at" IS NULL)),
    CONSTRAINT "amendments_agreed_have_a_beginning" CHECK (("status" = 'agreed') = ("from_index" IS NOT NULL AND "before" IS NOT NULL AND "fee_minor" IS NOT NULL))
);

CREATE TABLE "amendment_consents" (
    "amendment_id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    "agreed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "amendment_consents_pkey" PRIMARY KEY ("amendment_id")
);

CREATE TABLE "amendment_consent_proofs" (
    "amendment_id" TEXT NOT NULL,
    "proof" TEXT NOT NULL,

    CONSTRAINT "amendment_consent_proofs_pkey" PRIMARY KEY ("amendment_id")
);

CREATE INDEX "amendments_subscription_id_created_at_idx" ON "amendments"("subscription_id", "created_at");
CREATE INDEX "amendments_plan_version_id_idx" ON "amendments"("plan_version_id");
-- Of two people who propose at once one is told that the other was first.
CREATE UNIQUE INDEX "amendments_proposed_key" ON "amendments" ("subscription_id") WHERE "status" = 'proposed';

ALTER TABLE "amendments" ADD CONSTRAINT "amendments_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscriptions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_plan_version_id_fkey" FOREIGN KEY ("plan_version_id") REFERENCES "plan_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "amendment_consents" ADD CONSTRAINT "amendment_consents_amendment_id_fkey" FOREIGN KEY ("amendment_id") REFERENCES "amendments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "amendment_consent_proofs" ADD CONSTRAINT "amendment_consent_proofs_amendment_id_fkey" FOREIGN KEY ("amendment_id") REFERENCES "amendment_consents"("amendment_id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "frozen" BEFORE UPDATE OR DELETE ON "amendment_consents" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "frozen_whole" BEFORE TRUNCATE ON "amendment_consents" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

SELECT grant_web_role();
