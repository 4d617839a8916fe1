-- That a customer's name, address, phone or mail address became another: what the mail about it is queued for. Which of them it
-- was stands here, not what they were; only a mail address of before is kept, so that whoever reads there hears of it, too.
CREATE TABLE "customer_changes" (
  "id" TEXT NOT NULL,
  "customer_id" TEXT NOT NULL,
  "changed" TEXT[],
  "previous_email_address" TEXT,
  "actor" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "customer_changes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "customer_changes_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "customer_changes_customer_id_idx" ON "customer_changes" ("customer_id");
CREATE INDEX "customer_changes_at_idx" ON "customer_changes" ("at");

SELECT grant_web_role();
