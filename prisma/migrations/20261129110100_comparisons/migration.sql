-- What a comparison of all tokens counted, once it was complete.
CREATE TABLE "token_comparisons" (
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "here" INTEGER NOT NULL,
    "there" INTEGER NOT NULL,
    "differences" INTEGER NOT NULL,

    CONSTRAINT "token_comparisons_pkey" PRIMARY KEY ("started_at")
);

-- Differences that a comparison found which still goes on; once it is complete they take the place of the last ones.
CREATE TABLE "token_drifts_found" (
    "id" TEXT NOT NULL,
    "run" TIMESTAMPTZ(3) NOT NULL,
    "of" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "sealed_id" TEXT,
    "here" TEXT,
    "there" TEXT,
    "token_id" TEXT,
    "reference" TEXT,

    CONSTRAINT "token_drifts_found_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "token_drifts_found_run_of_key" ON "token_drifts_found"("run", "of");
