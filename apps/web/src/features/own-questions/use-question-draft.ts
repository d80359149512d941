import type { OwnQuestionView, SavedOwnQuestionView } from '@fortyfive/contract';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { api } from '#platform/http';
import { pathOf } from './own-questions-query';
import { QuestionDraft, type DraftState } from './question-draft';

const UNSAVED = 'Your last changes are not saved. Leave without them?';

export interface OpenDraft extends DraftState {
  readonly change: (yaml: string) => void;
  readonly settle: (choice: 'mine' | 'theirs') => void;
  /** Puts another text in the place of this one, which can be taken back. */
  readonly replace: (yaml: string) => void;
  /** What was replaced; `null` when nothing was. */
  readonly replaced: string | null;
  readonly takeBack: () => void;
  /** The question is gone: nothing is left to save. */
  readonly forget: () => void;
}

/** The text of a question for as long as its page is open; asks before the page is left with something unsaved (OWN-WEB-1). */
export function useQuestionDraft(view: OwnQuestionView): OpenDraft {
  const [draft] = useState(
    () =>
      new QuestionDraft(view, {
        save: (body, isLeaving) => api.put<SavedOwnQuestionView>(pathOf(view.id), body, { isLeaving }),
        readNewest: () => api.get<OwnQuestionView>(pathOf(view.id)),
      }),
  );
  const [replaced, setReplaced] = useState<string | null>(null);
  const state = useSyncExternalStore(draft.subscribe, draft.read);
  useEffect(() => {
    const leave = () => draft.leave();
    const retry = () => void draft.flush();
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', retry);
      draft.close();
    };
  }, [draft]);
  useBlocker({
    shouldBlockFn: async () => {
      await draft.flush();
      return draft.read().status !== 'saved' && !window.confirm(UNSAVED);
    },
    enableBeforeUnload: () => draft.read().status !== 'saved',
  });
  return {
    ...state,
    change: (yaml) => draft.change(yaml),
    settle: (choice) => draft.settle(choice),
    replace: (yaml) => {
      setReplaced(state.yaml);
      draft.change(yaml);
      void draft.flush();
    },
    replaced,
    takeBack: () => {
      if (replaced !== null) draft.change(replaced);
      setReplaced(null);
    },
    forget: () => draft.forget(),
  };
}
