import { QueryClient } from '@tanstack/react-query';
import { isPassing } from './http';

const MOST_RETRIES = 2;
const FRESH_MS = 15_000;

/** Under this key lies the SessionView: who is signed in. */
export const SESSION_KEY = ['session'] as const;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: FRESH_MS, retry: (failures, error) => failures < MOST_RETRIES && isPassing(error) },
    mutations: { retry: false },
  },
});
