import type { CurriculaView } from '@fortyfive/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { curriculaQuery } from '#features/curricula/curricula-query';
import { MockLadder } from '#features/curricula/mock-ladder';
import { Path } from '#features/curricula/path';
import { progressOf } from '#features/curricula/path-progress';
import type { PathView } from '#features/curricula/path-search';
import { Plan } from '#features/curricula/plan';
import { Page } from '#ui/page';
import { Tabs } from '#ui/tabs';
import { QuestionsNav } from '../questions-nav';
import { BankContent, useKnownQuestions } from './bank-content';

export function PathPage() {
  const curricula = useQuery(curriculaQuery);
  return (
    <Page
      title="Path"
      header={<QuestionsNav />}
      intro="An order to learn in. Follow the steps, climb the mock ladder, or take a plan by day."
    >
      <BankContent loadingLabel="Loading the path" query={curricula}>
        {(view) => <Views curricula={view} />}
      </BankContent>
    </Page>
  );
}

function Views({ curricula }: { readonly curricula: CurriculaView }) {
  const { view = 'steps' } = useSearch({ from: '/path' });
  const navigate = useNavigate({ from: '/path' });
  const { bySlug, renderProblem } = useKnownQuestions();
  const done = new Set([...bySlug.values()].filter(({ isDone }) => isDone).map(({ slug }) => slug));
  const { path, mockLadder, plan45, plan90 } = curricula;
  const inPanel = (content: ReactNode) => <div className="pt-8">{content}</div>;
  return (
    <Tabs<PathView>
      label="Ways to learn"
      value={view}
      onChange={(next) =>
        void navigate({ search: { view: next === 'steps' ? undefined : next }, replace: true, resetScroll: false })
      }
      tabs={[
        {
          value: 'steps',
          label: '22 steps',
          content: inPanel(<Path path={path} progress={progressOf(path.phases, done)} renderProblem={renderProblem} />),
        },
        {
          value: 'ladder',
          label: 'Mock ladder',
          content: inPanel(<MockLadder rungs={mockLadder} renderProblem={renderProblem} />),
        },
        {
          value: 'plan45',
          label: '45 days',
          content: inPanel(<Plan key="plan45" plan={plan45} renderProblem={renderProblem} />),
        },
        {
          value: 'plan90',
          label: '90 days',
          content: inPanel(<Plan key="plan90" plan={plan90} renderProblem={renderProblem} />),
        },
      ]}
    />
  );
}
