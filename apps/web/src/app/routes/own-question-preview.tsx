import type { OwnQuestionPreview } from '@fortyfive/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Brief } from '#features/briefs/brief';
import { useCompanyName } from '#features/companies/use-company-name';
import { QuestionFace } from '#features/questions/question-face';
import { messageOf } from '#platform/http';
import { ErrorNotice } from '#ui/error-notice';
import { Skeleton } from '#ui/skeleton';
import { drawRoomDesign } from './room-design';

interface PreviewProps {
  readonly id: string;
  readonly query: UseQueryResult<OwnQuestionPreview>;
}

/** All that the candidate may know before the interview. */
export function CandidatePreview({ id, query }: PreviewProps) {
  const companyName = useCompanyName();
  return (
    <Face query={query}>
      {({ teaser }) => (
        <div className="flex flex-col gap-6">
          <div className="flex flex-col gap-2">
            <h2 className="text-lg font-semibold wrap-anywhere">{teaser.title}</h2>
            <p className="text-muted">{teaser.oneLiner}</p>
          </div>
          <QuestionFace
            question={{
              ...teaser,
              ...{
                ref: id,
                origin: 'shared',
                isSeen: false,
                isDone: false,
                pathSteps: [],
                sight: null,
                isInPlay: false,
              },
            }}
            companyName={companyName}
          />
        </div>
      )}
    </Face>
  );
}

/** What the interviewer reads in the room. */
export function InterviewerPreview({ query }: Omit<PreviewProps, 'id'>) {
  return (
    <Face query={query}>
      {({ brief }) => (
        <>
          <h2 className="sr-only">What the interviewer reads</h2>
          <Brief brief={brief} drawDesign={drawRoomDesign} />
        </>
      )}
    </Face>
  );
}

interface FaceProps {
  readonly query: UseQueryResult<OwnQuestionPreview>;
  readonly children: (faces: NonNullable<OwnQuestionPreview['faces']>) => ReactNode;
}

function Face({ query: { data, error, isFetching, refetch }, children }: FaceProps) {
  if (error && !data)
    return <ErrorNotice message={messageOf(error)} onRetry={() => void refetch()} isRetrying={isFetching} />;
  if (!data) return <Skeleton className="h-96" />;
  if (!data.faces) return <p className="text-sm text-muted">It can be shown once nothing is wrong with the text.</p>;
  return children(data.faces);
}
