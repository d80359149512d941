import { Dices } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '#ui/button';
import type { DrawDialogProps } from './draw-dialog';

const loadDialog = () => import('./draw-dialog');
const DrawDialog = lazy(async () => ({ default: (await loadDialog()).DrawDialog }));

/** Its dialog is fetched when somebody is about to open it. */
export function DrawButton(props: Omit<DrawDialogProps, 'onClose'>) {
  const [isOpen, setOpen] = useState(false);
  const prefetch = () => void loadDialog();
  return (
    <>
      <Button icon={<Dices aria-hidden />} onPointerEnter={prefetch} onFocus={prefetch} onClick={() => setOpen(true)}>
        Draw one at random
      </Button>
      {isOpen && (
        <Suspense>
          <DrawDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
