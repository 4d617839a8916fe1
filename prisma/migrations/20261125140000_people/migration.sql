-- AlterTable
ALTER TABLE "customers" ADD COLUMN     "default_token_id" TEXT,
ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "held_at" TIMESTAMPTZ(3),
ADD COLUMN     "held_by" TEXT,
ADD COLUMN     "hold_reason" TEXT;

-- AlterTable
ALTER TABLE "subscriptions" ADD COLUMN     "held_at" TIMESTAMPTZ(3),
ADD COLUMN     "held_by" TEXT,
ADD COLUMN     "hold_reason" TEXT;

-- CreateTable
CREATE TABLE "signup_invites" (
    "id" TEXT NOT NULL,
    "signup_id" TEXT NOT NULL,
    "staff_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signup_invites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notes" (
    "id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "staff_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "signup_invites_signup_id_created_at_idx" ON "signup_invites"("signup_id", "created_at");

-- CreateIndex
CREATE INDEX "notes_subject_at_idx" ON "notes"("subject", "at");

-- CreateIndex
CREATE UNIQUE INDEX "customers_default_token_id_key" ON "customers"("default_token_id");

-- CreateIndex
CREATE INDEX "customers_created_at_id_idx" ON "customers"("created_at", "id");

-- CreateIndex
CREATE INDEX "signups_status_created_at_id_idx" ON "signups"("status", "created_at", "id");

-- CreateIndex
CREATE INDEX "subscriptions_created_at_id_idx" ON "subscriptions"("created_at", "id");

-- CreateIndex
CREATE INDEX "subscriptions_status_created_at_id_idx" ON "subscriptions"("status", "created_at", "id");

-- CreateIndex
CREATE INDEX "notices_cause_idx" ON "notices"("cause");

-- CreateIndex
CREATE INDEX "events_subject_idx" ON "events"("subject");

-- AddForeignKey
ALTER TABLE "customers" ADD CONSTRAINT "customers_default_token_id_fkey" FOREIGN KEY ("default_token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signup_invites" ADD CONSTRAINT "signup_invites_signup_id_fkey" FOREIGN KEY ("signup_id") REFERENCES "signups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A hold has a reason and somebody who placed it.
ALTER TABLE "customers" ADD CONSTRAINT "customers_hold_is_whole" CHECK (num_nonnulls("held_at", "hold_reason", "held_by") IN (0, 3));
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_hold_is_whole" CHECK (num_nonnulls("held_at", "hold_reason", "held_by") IN (0, 3));

-- Each tab of a list is read in its own order, and so is the one of names.
CREATE INDEX "customers_kana_idx" ON "customers" (("last_name_kana" || ' ' || "first_name_kana") COLLATE "C", "id");
CREATE INDEX "customers_held_idx" ON "customers" ("created_at", "id") WHERE "held_at" IS NOT NULL;
CREATE INDEX "customers_erased_idx" ON "customers" ("created_at", "id") WHERE "erased_at" IS NOT NULL;
CREATE INDEX "subscriptions_held_idx" ON "subscriptions" ("created_at", "id") WHERE "held_at" IS NOT NULL;
CREATE INDEX "subscriptions_begun_idx" ON "subscriptions" ("created_at", "id") WHERE "status" <> 'pending';
CREATE INDEX "subscriptions_over_idx" ON "subscriptions" ("created_at", "id") WHERE "status" IN ('canceled', 'ended');
CREATE INDEX "subscriptions_paid_by_hand_idx" ON "subscriptions" ("created_at", "id") WHERE "way" <> 'smartpay' AND "status" IN ('active', 'past_due', 'paused');
CREATE INDEX "signups_people_idx" ON "signups" ("created_at", "id") WHERE "status" <> 'draft' OR "details" IS NOT NULL;
CREATE INDEX "signups_waiting_idx" ON "signups" ("created_at", "id") WHERE "status" IN ('submitting', 'redirected') AND "label" IS NULL;
CREATE INDEX "signups_left_idx" ON "signups" ("created_at", "id") WHERE "status" = 'redirected' AND "label" IS NOT NULL;
CREATE INDEX "signups_typed_idx" ON "signups" ("created_at", "id") WHERE "status" = 'draft' AND "details" IS NOT NULL;
CREATE INDEX "signups_empty_idx" ON "signups" ("created_at", "id") WHERE "status" = 'draft' AND "details" IS NULL;

-- A note stays as it was written; only its text may be emptied, when its person is erased.
CREATE FUNCTION "keep_note"() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF TG_OP = 'UPDATE' AND NEW."text" = ''
    AND (NEW."id", NEW."subject", NEW."staff_id", NEW."at") = (OLD."id", OLD."subject", OLD."staff_id", OLD."at") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'notes rows are never changed or deleted';
END $$;
CREATE TRIGGER "kept" BEFORE UPDATE OR DELETE ON "notes" FOR EACH ROW EXECUTE FUNCTION "keep_note"();
