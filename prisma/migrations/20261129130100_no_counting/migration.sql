-- Triggers do not count any more: what the overview shows is counted from the tables by a job (lib/metrics).
DO $do$
DECLARE
  counted record;
BEGIN
  FOR counted IN SELECT * FROM (VALUES ('signups', 'signups'), ('tokens', 'tokens'), ('subscriptions', 'subscriptions'),
    ('cycles', 'cycles'), ('deliveries', 'events'), ('later_cycles', 'cycles'), ('later_terms', 'subscriptions')) AS t (what, source) LOOP
    EXECUTE format('DROP TRIGGER %I ON %I', counted.what || '_added', counted.source);
    EXECUTE format('DROP TRIGGER %I ON %I', counted.what || '_changed', counted.source);
    EXECUTE format('DROP TRIGGER %I ON %I', counted.what || '_removed', counted.source);
    EXECUTE format('DROP FUNCTION %I()', 'count_' || counted.what);
  END LOOP;
END $do$;
DROP TRIGGER "forgotten" ON "signups";
DROP FUNCTION "count_forgotten"();
DROP FUNCTION "later_of"("cycles"[]);
DROP FUNCTION "later_name"(jsonb);
DROP FUNCTION "later_order_minor"(jsonb, int);
DROP FUNCTION "signup_stage"("signup_status", "signup_label", "pay_way", text);
DROP TABLE "figures";
