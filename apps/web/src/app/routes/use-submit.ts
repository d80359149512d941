import { useState, type FormEvent } from 'react';
import { messageOf } from '#platform/http';

/** Runs what a form is there for; says while it runs, and what stood in the way. What was typed stays. */
export function useSubmit(work: () => Promise<void>) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  return { submit, isBusy, problem };
}
