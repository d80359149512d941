import type { OwnQuestionView } from '@fortyfive/contract';
import { useNavigate } from '@tanstack/react-router';
import { Download, Ellipsis, History, Share2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { DeleteDialog } from '#features/own-questions/delete-dialog';
import { ShareDialog } from '#features/own-questions/share-dialog';
import type { OpenDraft } from '#features/own-questions/use-question-draft';
import { VersionsDialog } from '#features/own-questions/versions-dialog';
import { Button, IconButton } from '#ui/button';
import { LinkButton } from '#ui/link-button';
import { Menu } from '#ui/menu';
import { saveFile } from '#ui/save-file';
import { useToast } from '#ui/toast';

interface OwnQuestionActionsProps {
  readonly view: OwnQuestionView;
  readonly draft: OpenDraft;
}

/** What can be done with the question as a whole. */
export function OwnQuestionActions({ view, draft }: OwnQuestionActionsProps) {
  const { id } = view;
  const { state, title, versions } = draft.saved;
  const [open, setOpen] = useState<'share' | 'versions' | 'delete' | null>(null);
  const [sharing, setSharing] = useState<{ isShared: boolean; token: string | null }>({
    isShared: view.isShared,
    token: null,
  });
  const navigate = useNavigate();
  const { show } = useToast();
  const close = () => setOpen(null);
  const isReady = state === 'ready';
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isReady && (
        <LinkButton to="/start" search={{ question: id }} variant="primary">
          Start an interview
        </LinkButton>
      )}
      {isReady && (
        <Button icon={<Share2 aria-hidden />} onClick={() => setOpen('share')}>
          {sharing.isShared ? 'Shared' : 'Share'}
        </Button>
      )}
      <Menu
        trigger={<IconButton label="More" variant="secondary" icon={<Ellipsis aria-hidden />} />}
        items={[
          { label: 'Versions', icon: <History aria-hidden />, onSelect: () => setOpen('versions') },
          { label: 'Export as YAML', icon: <Download aria-hidden />, onSelect: () => exportText(draft.yaml) },
          { kind: 'line' },
          { label: 'Delete', icon: <Trash2 aria-hidden />, tone: 'danger', onSelect: () => setOpen('delete') },
        ]}
      />
      {open === 'share' && <ShareDialog id={id} {...sharing} onChange={setSharing} onClose={close} />}
      {open === 'versions' && (
        <VersionsDialog
          id={id}
          versions={versions}
          onClose={close}
          onRestore={(yaml) => {
            draft.replace(yaml);
            close();
            show({ title: 'The old version is in the editor.', tone: 'success' });
          }}
        />
      )}
      {open === 'delete' && (
        <DeleteDialog
          {...{ id, title, versions }}
          onClose={close}
          onDeleted={() => {
            draft.forget();
            void navigate({ to: '/my-questions' });
          }}
        />
      )}
    </div>
  );
}

/** The text as it is in the editor, also when it could not be saved: that is when one needs it most. */
function exportText(yaml: string): void {
  const slug = /^slug:[ \t]*([a-z0-9-]{1,80})[ \t]*(#.*)?$/m.exec(yaml)?.[1] ?? 'question';
  saveFile(new Blob([yaml], { type: 'application/yaml' }), `${slug}.yaml`);
}
