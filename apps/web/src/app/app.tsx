import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { queryClient } from '#platform/query-client';
import { ToastProvider } from '#ui/toast';
import { router } from './router';
import { followSession } from './session-guard';

export function App() {
  useEffect(() => followSession(() => void router.invalidate()), []);
  return (
    <QueryClientProvider client={queryClient}>
      <ToastProvider>
        <RouterProvider router={router} />
      </ToastProvider>
    </QueryClientProvider>
  );
}
