import type { CompaniesView } from '@fortyfive/contract';
import type { ReactNode } from 'react';
import { LinkButton } from '#ui/link-button';

interface CompanyProfileProps {
  readonly company: CompaniesView['companies'][number];
  readonly renderProblem: (slug: string) => ReactNode;
}

/** What a company's interviewers look for, and the mock interview for it. */
export function CompanyProfile({ company, renderProblem }: CompanyProfileProps) {
  const { values, focus, tips, problems, otherProblems, mock } = company;
  return (
    <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-12">
      <div className="grid grid-cols-1 content-start gap-8">
        <List title="What it looks for" lines={values} />
        <List title="What to study" lines={focus} />
        <List title="In the interview" lines={tips} />
      </div>
      <div className="grid grid-cols-1 content-start gap-8">
        {mock && (
          <section
            aria-labelledby="mock-heading"
            className="grid gap-3 rounded-card border border-accent/30 bg-accent-soft p-6 text-sm"
          >
            <h2 id="mock-heading" className="text-base font-semibold">
              Mock interview
            </h2>
            <div className="font-medium">{renderProblem(mock.problem)}</div>
            <p>
              <span className="font-medium">Press on:</span> {mock.emphasis}
            </p>
            <LinkButton
              to="/start"
              search={{ question: mock.problem }}
              variant="primary"
              className="justify-self-start"
            >
              Start this mock
            </LinkButton>
          </section>
        )}
        {problems.length > 0 && (
          <Section title="Questions it is known for">
            <ul className="grid gap-2 text-sm">
              {problems.map((slug) => (
                <li key={slug}>{renderProblem(slug)}</li>
              ))}
            </ul>
          </Section>
        )}
        {otherProblems.length > 0 && <List title="Also asked, not in this bank" lines={otherProblems} />}
      </div>
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-base font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function List({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <Section title={title}>
      <ul className="grid max-w-lg list-disc gap-2 pl-4 text-sm marker:text-muted">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}
