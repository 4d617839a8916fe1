-- CreateTable
CREATE TABLE "staff_password_resets" (
    "id" TEXT NOT NULL,
    "staff_id" TEXT NOT NULL,
    "link_hash" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'ja',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_password_resets_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "staff_password_resets_link_hash_key" ON "staff_password_resets"("link_hash");

-- CreateIndex
CREATE INDEX "staff_password_resets_staff_id_idx" ON "staff_password_resets"("staff_id");

-- AddForeignKey
ALTER TABLE "staff_password_resets" ADD CONSTRAINT "staff_password_resets_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
