import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button, IconButton } from './button';

export type ToastTone = 'info' | 'success' | 'error';

interface ToastAction {
  /** A verb, such as Undo. */
  readonly label: string;
  readonly onAct: () => void;
}

interface ToastInput {
  readonly title: string;
  readonly tone?: ToastTone;
  /** What can be done about it while it is shown. */
  readonly action?: ToastAction;
}

interface ToastEntry extends ToastInput {
  readonly id: number;
  readonly tone: ToastTone;
}

interface ToastApi {
  readonly show: (toast: ToastInput) => void;
}

/** Long enough to read twice; an error stays longer because something has to be done about it. */
const SHOWN_MS: Readonly<Record<ToastTone, number>> = { info: 5_000, success: 5_000, error: 10_000 };
/** What can be taken back has to be found first. */
const SHOWN_WITH_ACTION_MS = 10_000;
const MOST_AT_ONCE = 3;

const ToastContext = createContext<ToastApi | null>(null);

/** `useToast().show({ title: 'Link copied', tone: 'success' })` */
export function useToast(): ToastApi {
  const api = use(ToastContext);
  if (!api) throw new Error('useToast needs a ToastProvider above it.');
  return api;
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly ToastEntry[]>([]);
  const lastId = useRef(0);
  const show = useCallback((toast: ToastInput) => {
    const entry: ToastEntry = { tone: 'info', ...toast, id: ++lastId.current };
    setToasts((shown) => [...shown.filter((one) => one.title !== toast.title), entry].slice(-MOST_AT_ONCE));
  }, []);
  const dismiss = useCallback((id: number) => setToasts((shown) => shown.filter((one) => one.id !== id)), []);
  const api = useMemo(() => ({ show }), [show]);
  return (
    <ToastContext value={api}>
      {children}
      <div
        role="log"
        aria-live="polite"
        aria-label="Messages"
        className="pointer-events-none fixed inset-x-4 bottom-(--above-bottom-bar) z-70 flex flex-col items-center gap-2"
      >
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onDismiss={dismiss} />
        ))}
      </div>
    </ToastContext>
  );
}

const ICONS: Readonly<Record<ToastTone, ReactNode>> = {
  info: <Info aria-hidden className="text-muted" />,
  success: <CircleCheck aria-hidden className="text-green" />,
  error: <CircleAlert aria-hidden className="text-red" />,
};

interface ToastCardProps {
  readonly toast: ToastEntry;
  readonly onDismiss: (id: number) => void;
}

function ToastCard({ toast, onDismiss }: ToastCardProps) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => onDismiss(toast.id), toast.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS[toast.tone]);
    return () => clearTimeout(timer);
  }, [isHeld, onDismiss, toast]);
  return (
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex w-full max-w-sm animate-appear items-start gap-2 rounded-card border border-line bg-surface p-3 text-sm shadow-float [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0"
    >
      {ICONS[toast.tone]}
      <p className="min-w-0 flex-1">{toast.title}</p>
      {toast.action && (
        <Button
          size="sm"
          className="-my-1"
          onClick={() => {
            toast.action?.onAct();
            onDismiss(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton
        label="Dismiss"
        size="sm"
        className="-my-1 -mr-1"
        icon={<X aria-hidden />}
        onClick={() => onDismiss(toast.id)}
      />
    </div>
  );
}
