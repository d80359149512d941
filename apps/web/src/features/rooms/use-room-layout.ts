import { useState } from 'react';
import { flushSync } from 'react-dom';
import { rememberFocus } from '#ui/remember-focus';
import { useWideScreen } from '#ui/use-wide-screen';
import type { IntoSight } from './into-sight';
import { usePanel, type Panel } from './panel-memory';

/** Which parts of the room are in sight. It is held above the room, so that keys and notices can bring a part forward. */
export interface RoomLayout extends IntoSight {
  readonly panel: Panel;
  readonly setPanel: (change: Partial<Panel>) => void;
  readonly tab: string;
  readonly setTab: (tab: string) => void;
  readonly phoneTab: string;
  readonly setPhoneTab: (tab: string) => void;
  /** The tab within the phone's Step. */
  readonly stepTab: string;
  readonly setStepTab: (tab: string) => void;
  /** Brings one of the role's own tabs forward; once this returns, what is in it can take the focus. */
  readonly showOwn: (tab: string) => void;
  readonly isOwnInSight: (tab: string) => boolean;
  /** What is in sight now and has the focus; the answer leads back there. */
  readonly remember: () => () => void;
}

/** @param front the own tab to begin with; `null` for who has none */
export function useRoomLayout(front: string | null): RoomLayout {
  const isWide = useWideScreen();
  const [panel, setPanel] = usePanel();
  const [tab, setTab] = useState(front ?? 'notes');
  const [phoneTab, setPhoneTab] = useState('board');
  const [stepTab, setStepTab] = useState(front ?? 'steps');
  const showTab = (wide: string, phone: string) =>
    flushSync(() => {
      if (panel.isHidden) setPanel({ isHidden: false });
      setTab(wide);
      setPhoneTab(phone);
    });
  return {
    ...{ panel, setPanel, tab, setTab, phoneTab, setPhoneTab, stepTab, setStepTab },
    showNotes: () => showTab('notes', 'notes'),
    showWaysOut: () => showTab(tab, 'step'),
    showOwn: (own) => {
      setStepTab(own);
      showTab(own, 'step');
    },
    remember: () => {
      const goBack = rememberFocus();
      return () => {
        flushSync(() => {
          setPanel({ isHidden: panel.isHidden });
          setTab(tab);
          setPhoneTab(phoneTab);
          setStepTab(stepTab);
        });
        goBack();
      };
    },
    isOwnInSight: (own) => (isWide ? !panel.isHidden && tab === own : phoneTab === 'step' && stepTab === own),
  };
}
