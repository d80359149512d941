import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** A page that changes without a reload says so to screen readers, and the focus goes to its beginning. */
export function RouteAnnouncer() {
  const router = useRouter();
  const [announcement, setAnnouncement] = useState('');
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
        if (!fromLocation || fromLocation.pathname === toLocation.pathname) return;
        const main = document.getElementById('main');
        if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
        setAnnouncement(document.title);
      }),
    [router],
  );
  return (
    <p aria-live="polite" className="sr-only">
      {announcement}
    </p>
  );
}
