-- CreateTable
CREATE TABLE "search_words" (
    "word" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("kind","word","ref")
);

-- CreateIndex
CREATE INDEX "search_words_ref_idx" ON "search_words"("ref");

-- Prefixes are found by bytes, whatever the database's collation.
CREATE INDEX "search_words_prefix_idx" ON "search_words" ("kind", "word" text_pattern_ops, "ref");

-- One form for every width and script of kana, without spaces and hyphens, in small letters.
CREATE FUNCTION "search_form"("typed" text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT regexp_replace(translate(lower(normalize("typed", NFKC)),
  'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ',
  'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ'), '[[:space:]　・-]', '', 'g') $$;

CREATE FUNCTION "search_words_of"("last" text, "first" text, "last_kana" text, "first_kana" text, "mail" text, "phone" text)
RETURNS SETOF text LANGUAGE sql IMMUTABLE AS
$$ SELECT DISTINCT left("search_form"(w), 120) FROM unnest(ARRAY["last" || "first", "first", "last_kana" || "first_kana", "first_kana",
  "mail", regexp_replace("phone", '^\+81', '0')]) AS w WHERE coalesce(w, '') <> '' $$;

CREATE FUNCTION "index_customer"() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  DELETE FROM "search_words" WHERE "kind" = 'customer' AND "ref" = coalesce(NEW."id", OLD."id");
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "search_words" SELECT w, 'customer', NEW."id" FROM "search_words_of"(NEW."last_name", NEW."first_name",
      NEW."last_name_kana", NEW."first_name_kana", NEW."email", NEW."phone_number") AS w;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "indexed" AFTER INSERT OR DELETE OR UPDATE OF "last_name", "first_name", "last_name_kana", "first_name_kana", "email", "phone_number"
  ON "customers" FOR EACH ROW EXECUTE FUNCTION "index_customer"();

CREATE FUNCTION "index_signup"() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  DELETE FROM "search_words" WHERE "kind" = 'signup' AND "ref" = coalesce(NEW."id", OLD."id");
  IF TG_OP <> 'DELETE' AND NEW."details" IS NOT NULL THEN
    INSERT INTO "search_words" SELECT w, 'signup', NEW."id" FROM "search_words_of"(NEW."details"->>'lastName', NEW."details"->>'firstName',
      NEW."details"->>'lastNameKana', NEW."details"->>'firstNameKana', NEW."details"->>'emailAddress', NEW."details"->>'phoneNumber') AS w;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "indexed" AFTER INSERT OR DELETE OR UPDATE OF "details" ON "signups" FOR EACH ROW EXECUTE FUNCTION "index_signup"();

INSERT INTO "search_words" SELECT w, 'customer', c."id" FROM "customers" c, LATERAL "search_words_of"(c."last_name", c."first_name",
  c."last_name_kana", c."first_name_kana", c."email", c."phone_number") AS w;
INSERT INTO "search_words" SELECT w, 'signup', s."id" FROM "signups" s, LATERAL "search_words_of"(s."details"->>'lastName', s."details"->>'firstName',
  s."details"->>'lastNameKana', s."details"->>'firstNameKana', s."details"->>'emailAddress', s."details"->>'phoneNumber') AS w
  WHERE s."details" IS NOT NULL;
