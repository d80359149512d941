/** A file as text that holds all of it: `data:font/woff2;base64,…`. */
export async function asDataUrl(blob: Blob, type = blob.type): Promise<string> {
  const reader = new FileReader();
  await new Promise<void>((resolve, reject) => {
    reader.onload = () => resolve();
    reader.onerror = () => reject(reader.error ?? new Error('The file cannot be read.'));
    reader.readAsDataURL(new Blob([blob], { type }));
  });
  return String(reader.result);
}
