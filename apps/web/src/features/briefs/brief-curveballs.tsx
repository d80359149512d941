import type { BriefView } from '@fortyfive/contract';
import { Bullets } from './brief-block';

/** New constraints for the middle of the interview, each with what a strong candidate makes of it. */
export function BriefCurveballs({ curveballs }: { readonly curveballs: BriefView['problem']['curveballs'] }) {
  return (
    <ul className="flex max-w-144 flex-col gap-6">
      {curveballs.map(({ id, announcement, strongResponse }) => (
        <li key={id} className="flex break-inside-avoid flex-col gap-2">
          <p className="font-medium">{announcement}</p>
          <p className="text-xs text-muted">A strong candidate</p>
          <Bullets lines={strongResponse} />
        </li>
      ))}
    </ul>
  );
}
