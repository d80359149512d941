import { MAX_PROBLEM_LENGTH, type CreateOwnQuestionBody } from '@fortyfive/contract';
import { Copy, FilePlus2, Upload } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { messageOf } from '#platform/http';
import { Button } from '#ui/button';
import { ErrorNotice } from '#ui/error-notice';
import { LinkButton } from '#ui/link-button';
import { SelectField } from '#ui/select-field';
import { useCreateOwnQuestion } from './own-questions-query';

const TOO_LONG = `That file is longer than a question can be: ${MAX_PROBLEM_LENGTH.toLocaleString('en')} characters at most.`;

/** A question that may be copied, because I have seen all of it. */
export interface CopyableQuestion {
  readonly ref: string;
  readonly title: string;
}

interface NewQuestionProps {
  readonly copyable: readonly CopyableQuestion[];
  readonly onCreated: (id: string) => void;
}

/** Three ways to begin a question of one's own. */
export function NewQuestion({ copyable, onCreated }: NewQuestionProps) {
  const creation = useCreateOwnQuestion();
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const create = (body: CreateOwnQuestionBody) => {
    setProblem(null);
    creation.mutate(body, { onSuccess: ({ id }) => onCreated(id), onError: (error) => setProblem(messageOf(error)) });
  };
  const importFile = async (picked: File | undefined) => {
    if (!picked) return;
    const yaml = await picked.text();
    if (yaml.length > MAX_PROBLEM_LENGTH) setProblem(TOO_LONG);
    else create({ from: 'text', yaml });
  };
  const ref = chosen ?? copyable[0]?.ref;
  const isBusyWith = (from: CreateOwnQuestionBody['from']) => creation.isPending && creation.variables.from === from;
  return (
    <div className="flex flex-col gap-4">
      {problem && <ErrorNotice message={problem} />}
      <div className="grid gap-4 md:grid-cols-3">
        <Way
          title="Start from a template"
          words="A small question that is complete, with comments that say what each part is for. Change it into yours."
        >
          <Button
            variant="primary"
            icon={<FilePlus2 aria-hidden />}
            isBusy={isBusyWith('template')}
            onClick={() => create({ from: 'template' })}
          >
            Start from the template
          </Button>
        </Way>
        <Way
          title="Import a file"
          words="A question that was exported from here, or any YAML of that form. It need not be in order yet."
        >
          <input
            ref={file}
            type="file"
            accept=".yaml,.yml,application/yaml,text/yaml"
            aria-label="File to import"
            tabIndex={-1}
            className="sr-only"
            onChange={(event) => {
              void importFile(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <Button icon={<Upload aria-hidden />} isBusy={isBusyWith('text')} onClick={() => file.current?.click()}>
            Choose a file
          </Button>
        </Way>
        {ref === undefined ? (
          <Way
            title="Copy one of the bank"
            words="You can copy a question once you have seen all of it. So far you have seen none."
          >
            <LinkButton to="/questions" search={{}}>
              Browse the questions
            </LinkButton>
          </Way>
        ) : (
          <Way
            title="Copy one of the bank"
            words="Of those you have seen. Make it harder, or fit it to what your team builds."
          >
            <SelectField
              label="Question to copy"
              value={ref}
              onChange={setChosen}
              options={copyable.map((question) => ({ value: question.ref, label: question.title }))}
            />
            <Button
              icon={<Copy aria-hidden />}
              isBusy={isBusyWith('question')}
              onClick={() => create({ from: 'question', ref })}
            >
              Copy it
            </Button>
          </Way>
        )}
      </div>
    </div>
  );
}

function Way({
  title,
  words,
  children,
}: {
  readonly title: string;
  readonly words: string;
  readonly children: ReactNode;
}) {
  return (
    <section
      aria-label={title}
      className="flex min-w-0 flex-col items-start gap-3 rounded-card border border-line bg-surface p-4"
    >
      <h2 className="text-base font-medium">{title}</h2>
      <p className="flex-1 text-sm text-muted">{words}</p>
      {children}
    </section>
  );
}
