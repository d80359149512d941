-- CreateTable
CREATE TABLE "images" (
    "id" UUID NOT NULL,
    "interview_id" UUID,
    "owner_id" UUID,
    "type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "images_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "images_interview_id_idx" ON "images"("interview_id");

-- CreateIndex
CREATE INDEX "images_owner_id_idx" ON "images"("owner_id");

-- AddForeignKey
ALTER TABLE "images" ADD CONSTRAINT "images_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "images" ADD CONSTRAINT "images_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
