import type { BriefView } from '@fortyfive/contract';

type Endpoint = BriefView['problem']['api']['endpoints'][number];

/** The endpoints of the reference solution, each readable by itself. */
export function BriefApi({ endpoints }: { readonly endpoints: readonly Endpoint[] }) {
  return (
    <ul className="flex max-w-144 flex-col gap-8">
      {endpoints.map((endpoint) => (
        <li key={`${endpoint.method} ${endpoint.path}`} className="flex break-inside-avoid flex-col gap-3">
          <div>
            <h4 className="font-mono text-sm font-medium break-words">
              <span className="text-accent">{endpoint.method}</span> {endpoint.path}
            </h4>
            <p className="mt-1">{endpoint.purpose}</p>
          </div>
          <Fields title="Request" fields={endpoint.request} />
          <Fields title="Response" fields={endpoint.response} />
          <Fields title="Errors" fields={Object.fromEntries(endpoint.errors.map(({ code, when }) => [code, when]))} />
          <dl className="grid gap-1 text-sm">
            {endpoint.paging !== 'none' && <Note title="Paging" text={endpoint.paging} />}
            <Note title="Sent twice" text={endpoint.idempotency} />
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Fields({ title, fields }: { readonly title: string; readonly fields: Readonly<Record<string, string>> }) {
  const entries = Object.entries(fields);
  if (entries.length === 0) return null;
  return (
    <div className="text-sm">
      <h5 className="mb-1 text-xs font-medium text-muted">{title}</h5>
      <dl className="overflow-hidden rounded-control border border-line">
        {entries.map(([name, meaning]) => (
          <div
            key={name}
            className="grid gap-x-4 border-line px-3 py-1 not-first:border-t sm:grid-cols-[9rem_minmax(0,1fr)]"
          >
            <dt className="font-mono text-xs leading-[1.6] break-words">{name}</dt>
            <dd className="min-w-0 text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Note({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div>
      <dt className="mr-2 inline text-xs font-medium text-muted">{title}</dt>
      <dd className="inline">{text}</dd>
    </div>
  );
}
