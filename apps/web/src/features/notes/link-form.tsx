import type { Editor } from '@tiptap/core';
import { Check, ExternalLink, Unlink, X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { IconButton } from '#ui/button';
import { buttonClass } from '#ui/button-class';
import { CONTROL_CLASS } from '#ui/field';
import { isSafeLink } from './note-link';

interface LinkFormProps {
  readonly editor: Editor;
  readonly onClose: () => void;
}

const WRONG = 'A link leads to a web page or a mail address.';

/** Asks for the address of a link, in the place of the toolbar. */
export function LinkForm({ editor, onClose }: LinkFormProps) {
  const [before] = useState(() => String(editor.getAttributes('link').href ?? ''));
  const [address, setAddress] = useState(before);
  const [isWrong, setWrong] = useState(false);
  const leave = () => {
    onClose();
    editor.commands.focus();
  };
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const href = completeAddress(address);
    if (!isSafeLink(href)) return setWrong(true);
    setLink(editor, href);
    leave();
  };
  const remove = () => {
    editor.chain().extendMarkRange('link').unsetLink().run();
    leave();
  };
  return (
    <form
      aria-label="Link"
      onSubmit={apply}
      onKeyDown={({ key }) => key === 'Escape' && leave()}
      className="flex min-h-9 flex-wrap items-center gap-0.5 border-b border-line px-3 py-1"
    >
      <input
        type="text"
        inputMode="url"
        autoFocus
        value={address}
        aria-label="Address of the link"
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? 'link-wrong' : undefined}
        placeholder="https://"
        onChange={({ target }) => {
          setAddress(target.value);
          setWrong(false);
        }}
        className={`${CONTROL_CLASS} h-7 flex-1 px-2`}
      />
      <IconButton type="submit" size="sm" label="Set the link" icon={<Check aria-hidden />} />
      {isSafeLink(before) && (
        <a
          href={before}
          target="_blank"
          rel="noopener noreferrer"
          aria-label="Open the link in a new tab"
          className={buttonClass({ variant: 'quiet', size: 'sm', isSquare: true })}
        >
          <ExternalLink aria-hidden />
        </a>
      )}
      {before && <IconButton size="sm" label="Remove the link" icon={<Unlink aria-hidden />} onClick={remove} />}
      <IconButton size="sm" label="Leave the link as it is" icon={<X aria-hidden />} onClick={leave} />
      {isWrong && (
        <p id="link-wrong" role="alert" className="w-full py-1 text-xs text-red">
          {WRONG}
        </p>
      )}
    </form>
  );
}

/** What people leave out of an address. */
function completeAddress(typed: string): string {
  const address = typed.trim();
  if (/^[a-z][a-z\d+.-]*:/i.test(address)) return address;
  return /^[^\s@/]+@[^\s@/]+$/.test(address) ? `mailto:${address}` : `https://${address}`;
}

function setLink(editor: Editor, href: string): void {
  const isOnText = !editor.state.selection.empty || editor.isActive('link');
  if (isOnText) editor.chain().extendMarkRange('link').setLink({ href }).run();
  else
    editor
      .chain()
      .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
      .run();
}
