import { Outlet, useMatches } from '@tanstack/react-router';
import { RouteAnnouncer } from './route-announcer';
import { SiteHeader } from './site-header';

/** Around every page: skip link, header and the announcement of a new page. */
export function SiteFrame() {
  const isBare = useMatches({ select: (matches) => matches.some((match) => match.staticData.isBare) });
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-70 -translate-y-16 rounded-control bg-accent px-3 py-2 text-sm font-medium text-accent-ink focus-visible:translate-y-0"
      >
        Skip to the content
      </a>
      {!isBare && <SiteHeader />}
      <Outlet />
      <RouteAnnouncer />
    </>
  );
}
