import type { BriefView } from '@fortyfive/contract';
import { lazy, type ReactNode } from 'react';

const ReferenceDesign = lazy(() => import('#features/designs/reference-design'));

/** The reference design in a room: to look at, never to take to the board of a running interview (DESIGN-WEB-4). */
export function drawRoomDesign({ problem }: BriefView): ReactNode {
  return <ReferenceDesign design={problem.highLevelDesign} fileName={null} />;
}
