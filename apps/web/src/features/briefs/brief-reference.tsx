import type { BriefView } from '@fortyfive/contract';
import { BriefApi } from './brief-api';
import { BriefAssumptions } from './brief-assumptions';
import { BriefBottlenecks } from './brief-bottlenecks';
import { BriefDeepDives } from './brief-deep-dives';
import { BriefProduction } from './brief-production';
import { BriefSources } from './brief-sources';

export type ReferencePart = 'api' | 'deep-dive' | 'bottlenecks' | 'production' | 'assumptions' | 'sources';

/** One part of the reference solution. In a file of its own, for who opens it: the room does not wait for it. */
export default function BriefReference({
  part,
  problem,
}: {
  readonly part: ReferencePart;
  readonly problem: BriefView['problem'];
}) {
  switch (part) {
    case 'api':
      return <BriefApi endpoints={problem.api.endpoints} />;
    case 'deep-dive':
      return <BriefDeepDives topics={problem.deepDive.topics} />;
    case 'bottlenecks':
      return <BriefBottlenecks bottlenecks={problem.bottlenecks} />;
    case 'production':
      return <BriefProduction production={problem.production} />;
    case 'assumptions':
      return <BriefAssumptions problem={problem} />;
    case 'sources':
      return <BriefSources sources={problem.sources} />;
  }
}
