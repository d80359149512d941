import { CirclePause, OctagonAlert, TriangleAlert, X } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { IconButton } from '#ui/button';
import { documentNotices, type Notice, type NoticeTone, type Troubles } from './document-notices';

interface Look {
  readonly background: string;
  readonly colour: string;
  readonly icon: ReactNode;
}

const LOOKS: Readonly<Record<NoticeTone, Look>> = {
  warning: { background: 'bg-amber-soft', colour: 'text-amber', icon: <TriangleAlert aria-hidden /> },
  halt: { background: 'bg-amber-soft', colour: 'text-amber', icon: <CirclePause aria-hidden /> },
  loss: { background: 'bg-red-soft', colour: 'text-red', icon: <OctagonAlert aria-hidden /> },
};

interface RoomNoticesProps extends Troubles {
  readonly isReadOnly: boolean;
}

/**
 * What everybody in the room should know about board and notes, in a strip above them. A warning waits for a pause of the
 * screen reader; what stops one from writing does not.
 */
export function RoomNotices({ isReadOnly, ...troubles }: RoomNoticesProps) {
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const region = useRef<HTMLDivElement>(null);
  const notices = documentNotices(troubles, isReadOnly).filter(({ key }) => !hidden.includes(key));
  const hide = ({ key }: Notice) => {
    setHidden([...hidden, key]);
    region.current?.focus(); // The button goes, and the focus would go with it.
  };
  return (
    <div ref={region} tabIndex={-1} className="shrink-0 outline-none">
      <div role="alert">
        {notices.map((notice) => notice.tone !== 'warning' && <Strip key={notice.key} notice={notice} />)}
      </div>
      <div role="status">
        {notices.map(
          (notice) =>
            notice.tone === 'warning' && <Strip key={notice.key} notice={notice} onHide={() => hide(notice)} />,
        )}
      </div>
    </div>
  );
}

function Strip({ notice, onHide }: { notice: Notice; onHide?: () => void }) {
  const { background, colour, icon } = LOOKS[notice.tone];
  return (
    <div className={`flex items-start gap-2 border-b border-line py-1 pr-2 pl-4 text-sm ${background}`}>
      <span className={`mt-1.5 shrink-0 [&_svg]:size-4 ${colour}`}>{icon}</span>
      <p className="min-w-0 flex-1 py-1 text-pretty">{notice.sentence}</p>
      {onHide && <IconButton size="sm" label="Hide this message" icon={<X aria-hidden />} onClick={onHide} />}
    </div>
  );
}
