-- The field's words where the database had words of its own. Stored anew are only one kind of email, one part of a metric, and
-- the payment methods in the shop's settings.

-- All at once, in the order in which the shop locks them: what runs beside waits, and nobody waits for each other.
LOCK TABLE "subscriptions", "token_batches", "signups", "token_moves", "notices", "metric_series" IN ACCESS EXCLUSIVE MODE;

ALTER TABLE "token_moves" RENAME TO "token_operations";
ALTER TABLE "notices" RENAME TO "emails";
ALTER TYPE "token_act" RENAME TO "token_action";
ALTER TYPE "token_move_status" RENAME TO "token_operation_status";
ALTER TYPE "notice_status" RENAME TO "email_status";
ALTER TYPE "pay_way" RENAME TO "payment_method";

ALTER TABLE "signups" RENAME COLUMN "way" TO "payment_method";
ALTER TABLE "signups" RENAME COLUMN "line_id" TO "thread_id";
ALTER TABLE "signups" RENAME COLUMN "next_look_at" TO "next_check_at";
ALTER TABLE "signups" RENAME COLUMN "look_count" TO "check_count";
ALTER TABLE "token_operations" RENAME COLUMN "act" TO "action";
ALTER TABLE "token_batches" RENAME COLUMN "act" TO "action";
ALTER TABLE "metric_series" RENAME COLUMN "kept_through" TO "saved_through";
ALTER TABLE "subscriptions" RENAME COLUMN "way" TO "payment_method";
ALTER TABLE "subscriptions" RENAME COLUMN "way_chosen_at" TO "payment_method_chosen_at";
ALTER TABLE "subscriptions" RENAME COLUMN "line_id" TO "thread_id";

ALTER FUNCTION "refuse_other_way"() RENAME TO "refuse_other_payment_method";

-- The names of what hangs on them. A constraint's index goes with the constraint.
DO $$
DECLARE
  one record;
  renamed text;
BEGIN
  FOR one IN
    SELECT conrelid::regclass AS relation, conname AS name, 'constraint' AS kind
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
    UNION ALL
    SELECT NULL, c.relname, 'index' FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'i'
        AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))
  LOOP
    renamed := regexp_replace(one.name, '^token_moves_', 'token_operations_');
    renamed := regexp_replace(renamed, '^notices_', 'emails_');
    renamed := regexp_replace(renamed, '^(signups|subscriptions)_line_id_', '\1_thread_id_');
    renamed := regexp_replace(renamed, '^subscriptions_(paid_)?by_hand_', 'subscriptions_\1offline_');
    IF renamed = one.name THEN
      CONTINUE;
    ELSIF one.kind = 'index' THEN
      EXECUTE format('ALTER INDEX %I RENAME TO %I', one.name, renamed);
    ELSE
      EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', one.relation, one.name, renamed);
    END IF;
  END LOOP;
END $$;

UPDATE "emails" SET "kind" = 'payment-method-changed' WHERE "kind" = 'way-moved';
UPDATE "mailbox" SET "kind" = 'payment-method-changed' WHERE "kind" = 'way-moved';
UPDATE "shop" SET "facts" = ("facts" - 'waysToPay') || jsonb_build_object('paymentMethods', "facts"->'waysToPay')
  WHERE "facts" ? 'waysToPay';
UPDATE "metrics" SET "part" = 'offline' WHERE "name" = 'signup' AND "part" = 'by_hand';
