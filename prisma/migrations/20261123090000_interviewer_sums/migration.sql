-- CreateTable
CREATE TABLE "interviewer_sums" (
    "interviewer_id" UUID NOT NULL,
    "ratings" INTEGER NOT NULL DEFAULT 0,
    "clear" INTEGER NOT NULL DEFAULT 0,
    "prepared" INTEGER NOT NULL DEFAULT 0,
    "fair" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "interviewer_sums_pkey" PRIMARY KEY ("interviewer_id")
);

-- CreateTable
CREATE TABLE "counted_raters" (
    "interviewer_id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,

    CONSTRAINT "counted_raters_pkey" PRIMARY KEY ("interviewer_id","candidate_id")
);

-- CreateIndex
CREATE INDEX "counted_raters_candidate_id_idx" ON "counted_raters"("candidate_id");

-- AddForeignKey
ALTER TABLE "interviewer_sums" ADD CONSTRAINT "interviewer_sums_interviewer_id_fkey" FOREIGN KEY ("interviewer_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "counted_raters" ADD CONSTRAINT "counted_raters_interviewer_id_fkey" FOREIGN KEY ("interviewer_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "counted_raters" ADD CONSTRAINT "counted_raters_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
