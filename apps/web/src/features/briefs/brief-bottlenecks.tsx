import type { BriefView } from '@fortyfive/contract';
import { BriefBlock } from './brief-block';

/** What gives way first, with its remedy and the price of it; and what people notice when something fails. */
export function BriefBottlenecks({ bottlenecks }: { readonly bottlenecks: BriefView['problem']['bottlenecks'] }) {
  return (
    <>
      <BriefBlock title="What breaks first">
        <ol className="flex flex-col gap-5">
          {bottlenecks.bottlenecks.map(({ bottleneck, remedy, tradeOff }) => (
            <Case key={bottleneck} title={bottleneck} parts={{ Remedy: remedy, 'Trade-off': tradeOff }} />
          ))}
        </ol>
      </BriefBlock>
      <BriefBlock title="What may fail">
        <ol className="flex flex-col gap-5">
          {bottlenecks.failureModes.map(({ failure, effect, response }) => (
            <Case key={failure} title={failure} parts={{ Effect: effect, Response: response }} />
          ))}
        </ol>
      </BriefBlock>
    </>
  );
}

function Case({ title, parts }: { readonly title: string; readonly parts: Readonly<Record<string, string>> }) {
  return (
    <li className="break-inside-avoid">
      <p className="font-medium">{title}</p>
      <dl className="mt-1 grid gap-1">
        {Object.entries(parts).map(([name, text]) => (
          <div key={name} className="grid grid-cols-[5rem_minmax(0,1fr)] gap-2">
            <dt className="text-muted">{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
