import { lintDiagram, type Diagram, type LintFinding } from '@fortyfive/documents';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { DesignNews } from './design-news';
import { DiagramWatch } from './diagram-watch';
import { settleFindings, type FindingAges } from './settled-findings';

/** The design on a board, live. */
export function useDiagram(doc: Y.Doc): Diagram {
  const watch = useMemo(() => new DiagramWatch(doc), [doc]);
  return useSyncExternalStore(watch.subscribe, watch.read);
}

/** What the others did last, in a sentence; empty until they do something. */
export function useDesignNews(doc: Y.Doc, awareness: Awareness): string {
  const [sentence, setSentence] = useState('');
  useEffect(() => {
    const news = new DesignNews(doc, awareness, setSentence);
    return () => news.stop();
  }, [doc, awareness]);
  return sentence;
}

/** The findings that have stood for a while. */
export function useFindings(diagram: Diagram): readonly LintFinding[] {
  const findings = useMemo(() => lintDiagram(diagram), [diagram]);
  const ages = useRef<FindingAges | null>(null);
  const [shown, setShown] = useState<readonly LintFinding[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      const next = settleFindings(findings, ages.current, Date.now());
      ages.current = next.ages;
      setShown(next.shown);
      if (next.nextInMs !== null) timer = setTimeout(settle, next.nextInMs);
    };
    settle();
    return () => clearTimeout(timer);
  }, [findings]);
  return shown;
}
