import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { ChevronDown, Link as LinkIcon } from 'lucide-react';
import { Toolbar } from 'radix-ui';
import type { ReactNode, Ref } from 'react';
import { Button, IconButton } from '#ui/button';
import { Menu } from '#ui/menu';
import { CODE_LANGUAGES, findCodeLanguage } from './code-languages';
import { LinkForm } from './link-form';
import { CODE_BLOCK_ACTIONS, keysLabel, TABLE_ACTIONS, TEXT_ACTIONS, type ToolbarAction } from './toolbar-actions';

interface NotesToolbarProps {
  readonly ref?: Ref<HTMLDivElement>;
  /** Where the buttons act. */
  readonly editor: Editor;
  /** Somebody has asked, by button or by key, to make a link or to change it. */
  readonly isLinking: boolean;
  readonly onLinkingChange: (isLinking: boolean) => void;
  readonly children?: ReactNode;
}

const ACTIONS = { text: TEXT_ACTIONS, table: TABLE_ACTIONS, code: CODE_BLOCK_ACTIONS };

/** What can be done where the caret is. One stop for Tab, arrow keys within; Escape leads back to the text (NOTES-16). */
export function NotesToolbar({ ref, editor, isLinking, onLinkingChange, children }: NotesToolbarProps) {
  const { place, on } = useEditorState({ editor, selector: ({ editor: one }) => readState(one) });
  if (isLinking) return <LinkForm editor={editor} onClose={() => onLinkingChange(false)} />;
  return (
    <Toolbar.Root
      ref={ref}
      aria-label="Formatting"
      className="flex min-h-9 flex-wrap items-center gap-0.5 border-b border-line px-3 py-1"
      onKeyDown={({ key }) => key === 'Escape' && editor.commands.focus()}
      // The text keeps its selection, and a phone its keyboard.
      onMouseDown={(event) => event.preventDefault()}
    >
      {ACTIONS[place].map((action) => (
        <ActionButton key={action.name} action={action} isOn={on.includes(action.name)} editor={editor} />
      ))}
      {place === 'code' ? (
        <LanguageMenu editor={editor} />
      ) : (
        <Toolbar.Button asChild>
          <IconButton
            size="sm"
            label={`Link (${keysLabel('Mod-K')})`}
            aria-pressed={on.includes('Link')}
            icon={<LinkIcon aria-hidden />}
            className={PRESSED}
            onClick={() => onLinkingChange(true)}
          />
        </Toolbar.Button>
      )}
      {children}
    </Toolbar.Root>
  );
}

const PRESSED = 'text-muted aria-pressed:bg-ink/10 aria-pressed:text-ink';

interface ActionButtonProps {
  readonly action: ToolbarAction;
  readonly isOn: boolean;
  readonly editor: Editor;
}

function ActionButton({ action, isOn, editor }: ActionButtonProps) {
  const { name, keys, icon: Icon } = action;
  return (
    <Toolbar.Button asChild>
      <IconButton
        size="sm"
        label={keys ? `${name} (${keysLabel(keys)})` : name}
        aria-pressed={action.isOn ? isOn : undefined}
        icon={<Icon aria-hidden />}
        className={PRESSED}
        onClick={() => action.run(editor)}
      />
    </Toolbar.Button>
  );
}

function LanguageMenu({ editor }: { editor: Editor }) {
  const language = useEditorState({
    editor,
    selector: ({ editor: one }) => findCodeLanguage(one.getAttributes('codeBlock').language),
  });
  const choose = (id: string) => {
    editor
      .chain()
      .focus()
      .updateAttributes('codeBlock', { language: id || null })
      .run();
  };
  return (
    <Menu
      align="start"
      trigger={
        <Toolbar.Button asChild>
          <Button size="sm" variant="quiet" aria-label={`Language: ${language?.name ?? 'plain text'}`}>
            {language?.name ?? 'Plain text'}
            <ChevronDown aria-hidden />
          </Button>
        </Toolbar.Button>
      }
      items={[
        {
          kind: 'choices',
          value: language?.id ?? '',
          onChange: choose,
          options: [
            { value: '', label: 'Plain text' },
            ...CODE_LANGUAGES.map(({ id, name }) => ({ value: id, label: name })),
          ],
        },
      ]}
    />
  );
}

function readState(editor: Editor): { place: keyof typeof ACTIONS; on: string[] } {
  const place = editor.isActive('codeBlock') ? 'code' : editor.isActive('table') ? 'table' : 'text';
  const on = ACTIONS[place].filter(({ isOn }) => isOn?.(editor)).map(({ name }) => name);
  return { place, on: editor.isActive('link') ? [...on, 'Link'] : on };
}
