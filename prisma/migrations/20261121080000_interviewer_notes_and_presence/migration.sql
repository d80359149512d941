-- AlterEnum
ALTER TYPE "log_kind" ADD VALUE 'interviewer-notes';
ALTER TYPE "log_kind" ADD VALUE 'presence';
