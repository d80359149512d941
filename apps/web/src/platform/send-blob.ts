interface BlobOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told what part of it has left, from 0 to 1. */
  readonly onProgress: (part: number) => void;
}

/**
 * Posts a blob, as `fetch` would, which tells nothing of how far it has come.
 * @throws when no answer came, and the signal's reason when it was stopped
 */
export function sendBlob(path: string, body: Blob, { signal, onProgress }: BlobOptions): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    request.open('POST', path);
    request.responseType = 'blob';
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => total > 0 && onProgress(loaded / total);
    request.onload = () => resolve(toResponse(request));
    request.onerror = () => reject(new TypeError('No answer came.'));
    request.onabort = () => reject((signal?.reason as Error | undefined) ?? new TypeError('It was stopped.'));
    request.onloadend = () => signal?.removeEventListener('abort', stop);
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) reject(signal.reason as Error);
    else request.send(body);
  });
}

function toResponse(request: XMLHttpRequest): Response {
  const type = request.getResponseHeader('content-type') ?? '';
  return new Response(request.response as Blob, { status: request.status, headers: { 'content-type': type } });
}
