-- The role of storefront, worker and commands. It owns nothing, so it cannot switch off what keeps history as it is.
-- Who migrates may not be allowed to make roles: then somebody else makes it, and the next migration fills it.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'teiki_web') THEN
    CREATE ROLE "teiki_web" NOLOGIN;
  END IF;
EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN NULL;
END $$;

-- Called after every migration, so that new tables are covered. Whatever refuses changes by a trigger is not granted them.
CREATE FUNCTION "grant_web_role"() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS
$$ DECLARE "one" record;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'teiki_web') THEN RETURN; END IF;
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  GRANT USAGE ON SCHEMA public TO "teiki_web";
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "teiki_web";
  FOR "one" IN
    SELECT c.oid::regclass AS "table", relname AS "name",
      coalesce(bit_or(t.tgtype) FILTER (WHERE t.tgfoid = 'refuse_change'::regproc), 0) AS "refused"
    FROM pg_class c LEFT JOIN pg_trigger t ON t.tgrelid = c.oid
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') GROUP BY c.oid
  LOOP
    EXECUTE format('REVOKE ALL ON %s FROM "teiki_web"', "one"."table");
    EXECUTE format('GRANT %s ON %s TO "teiki_web"', CASE
      WHEN "one"."name" = '_prisma_migrations' THEN 'SELECT'
      WHEN "one"."name" = 'clock' THEN 'SELECT, UPDATE ("offset_ms")'
      WHEN "one"."name" = 'notes' THEN 'SELECT, INSERT, UPDATE ("text")'
      WHEN "one"."name" IN ('audit_mark', 'secret_canary') THEN 'SELECT, INSERT, UPDATE'
      ELSE concat_ws(', ', 'SELECT', 'INSERT',
        CASE WHEN "one"."refused" & 16 = 0 THEN 'UPDATE' END, CASE WHEN "one"."refused" & 8 = 0 THEN 'DELETE' END)
    END, "one"."table");
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION "grant_web_role"() FROM PUBLIC;

-- A temporary table of the same name must not lead the chain astray.
ALTER FUNCTION "chain_audit"() SET search_path = public, pg_temp;
