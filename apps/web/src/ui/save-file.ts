/** Long after the browser has begun to save it. */
const FORGET_AFTER_MS = 60_000;

/** Hands a file to the browser, which saves it where it saves files. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FORGET_AFTER_MS);
}
