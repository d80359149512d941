-- Interviews keep the rubric they began with: those that there are have the first. What was not stored as the state of an
-- interview before, its desk, starts empty.

-- AlterTable
ALTER TABLE "interviews" ADD COLUMN "rubric_version" INTEGER;
UPDATE "interviews" SET "rubric_version" = 1;
ALTER TABLE "interviews" ALTER COLUMN "rubric_version" SET NOT NULL;
UPDATE "interviews" SET "state" = '{"facts": [], "hints": [], "curveballs": [], "helpRequests": []}'::jsonb || "state";

-- AlterTable
ALTER TABLE "scorecards" ADD COLUMN "evidence" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "takeaways" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "self_review" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "about_partner" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "partner_ratings" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "scorecard_openings" (
    "interview_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scorecard_openings_pkey" PRIMARY KEY ("interview_id")
);

-- CreateTable
CREATE TABLE "improvements" (
    "user_id" UUID NOT NULL,
    "interview_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "aim" TEXT NOT NULL,
    "action" TEXT NOT NULL,

    CONSTRAINT "improvements_pkey" PRIMARY KEY ("user_id","interview_id","place")
);

-- CreateTable
CREATE TABLE "blocks" (
    "blocker_id" UUID NOT NULL,
    "blocked_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "blocks_pkey" PRIMARY KEY ("blocker_id","blocked_id")
);

-- CreateTable
CREATE TABLE "partner_reports" (
    "id" UUID NOT NULL,
    "author_id" UUID,
    "subject_id" UUID,
    "subject_name" TEXT NOT NULL,
    "interview_id" UUID,
    "reason" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_reports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "improvements_interview_id_idx" ON "improvements"("interview_id");

-- CreateIndex
CREATE INDEX "blocks_blocked_id_idx" ON "blocks"("blocked_id");

-- CreateIndex
CREATE INDEX "partner_reports_author_id_idx" ON "partner_reports"("author_id");

-- CreateIndex
CREATE INDEX "partner_reports_subject_id_idx" ON "partner_reports"("subject_id");

-- CreateIndex
CREATE INDEX "partner_reports_interview_id_idx" ON "partner_reports"("interview_id");

-- AddForeignKey
ALTER TABLE "scorecard_openings" ADD CONSTRAINT "scorecard_openings_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "improvements" ADD CONSTRAINT "improvements_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "improvements" ADD CONSTRAINT "improvements_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocker_id_fkey" FOREIGN KEY ("blocker_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocked_id_fkey" FOREIGN KEY ("blocked_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_reports" ADD CONSTRAINT "partner_reports_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_reports" ADD CONSTRAINT "partner_reports_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_reports" ADD CONSTRAINT "partner_reports_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE SET NULL ON UPDATE CASCADE;
