const keyOf = (interviewId: string) => `curveballs-read:${interviewId}`;

/** Which curveballs have been read in this tab, so that a reload does not bring them back. */
export function recallRead(interviewId: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(window.sessionStorage.getItem(keyOf(interviewId)) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** Without storage they are read until the next reload. */
export function rememberRead(interviewId: string, curveballIds: readonly string[]): void {
  try {
    window.sessionStorage.setItem(keyOf(interviewId), JSON.stringify(curveballIds));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
