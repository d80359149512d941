import type { OwnQuestionView } from '@fortyfive/contract';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ConflictNotice } from '#features/own-questions/conflict-notice';
import { DraftNote } from '#features/own-questions/draft-note';
import { IssueList } from '#features/own-questions/issue-list';
import { previewQuery } from '#features/own-questions/own-questions-query';
import { ReportList } from '#features/own-questions/report-list';
import type { OpenDraft } from '#features/own-questions/use-question-draft';
import { YamlEditor, type YamlEditorHandle } from '#features/own-questions/yaml-editor';
import { Button } from '#ui/button';
import { Tabs, type Tab } from '#ui/tabs';
import { useWideScreen } from '#ui/use-wide-screen';
import { CandidatePreview, InterviewerPreview } from './own-question-preview';

type Place = 'text' | 'check' | 'candidate' | 'interviewer' | 'reports';

interface OwnQuestionDeskProps {
  readonly view: OwnQuestionView;
  readonly draft: OpenDraft;
}

/** The text, and beside it (on a phone: behind tabs) what is wrong with it and its two faces. */
export function OwnQuestionDesk({ view, draft }: OwnQuestionDeskProps) {
  const isWide = useWideScreen();
  const editor = useRef<YamlEditorHandle>(null);
  const [chosen, setChosen] = useState<Place>(isWide ? 'check' : 'text');
  const place = isWide && chosen === 'text' ? 'check' : chosen;
  const { issues, versions } = draft.saved;
  const isShowing = place === 'candidate' || place === 'interviewer';
  const preview = useQuery({ ...previewQuery(view.id, draft.savedYaml), enabled: isShowing });
  const wrong = issues.filter(({ severity }) => severity === 'error');

  function goToLine(line: number): void {
    setChosen(isWide ? 'check' : 'text');
    // On a phone the text has to be there first.
    requestAnimationFrame(() => editor.current?.goToLine(line));
  }

  const text = (
    <div className="flex min-w-0 flex-col gap-3 pt-3 lg:pt-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <DraftNote status={draft.status} refusal={draft.refusal} />
        {draft.replaced !== null && (
          <Button size="sm" onClick={draft.takeBack}>
            Take the restored version back
          </Button>
        )}
      </div>
      <YamlEditor
        ref={editor}
        value={draft.yaml}
        onChange={draft.change}
        wrongLines={new Set(wrong.map(({ line }) => line))}
      />
    </div>
  );
  const beside: readonly Tab<Place>[] = [
    {
      value: 'check',
      label: wrong.length > 0 ? `To mend (${wrong.length})` : 'Check',
      content: <IssueList issues={issues} onGoTo={goToLine} />,
    },
    { value: 'candidate', label: 'Candidate sees', content: <CandidatePreview id={view.id} query={preview} /> },
    { value: 'interviewer', label: 'Interviewer reads', content: <InterviewerPreview query={preview} /> },
    {
      value: 'reports',
      label: `Reports (${view.reports.length})`,
      content: (
        <ReportList reports={view.reports} currentVersion={versions.find(({ isCurrent }) => isCurrent)?.version} />
      ),
    },
  ];
  const spaced = beside.map((tab) => ({ ...tab, content: <div className="pt-4">{tab.content}</div> }));
  const conflict = draft.theirs && <ConflictNotice theirs={draft.theirs} onSettle={draft.settle} />;
  if (!isWide) {
    const tabs: readonly Tab<Place>[] = [{ value: 'text', label: 'Text', content: text }, ...spaced];
    return (
      <div className="flex flex-col gap-4">
        {conflict}
        <Tabs label="Question" value={place} onChange={setChosen} tabs={tabs} isKeptMounted />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      {conflict}
      <div className="grid grid-cols-2 items-start gap-8">
        <div className="sticky top-4 min-w-0">{text}</div>
        <div className="min-w-0">
          <Tabs label="Beside the text" value={place} onChange={setChosen} tabs={spaced} />
        </div>
      </div>
    </div>
  );
}
