import type { ErrorBody, ErrorCode, FieldError } from '@fortyfive/contract';
import { sendBlob } from './send-blob';

/** `offline`: no answer came at all. Everything else is the server's own word for it. */
export type ApiErrorCode = ErrorCode | 'offline';

/** Why a request failed. `message` is a sentence for the person. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: ApiErrorCode,
    message: string,
    readonly status: number,
    readonly fields: readonly FieldError[] = [],
  ) {
    super(message);
  }
}

const OFFLINE = 'The server cannot be reached. Check your connection and try again.';
const UNEXPECTED = 'Something went wrong on this page. Reload it; if it stays, tell who runs this server.';
const UNREADABLE = 'The server gave an answer that makes no sense. Try again in a moment.';

interface RequestOptions {
  /** Sent as JSON; a blob as it is. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Told what part of a blob has left, from 0 to 1. */
  readonly onProgress?: ((part: number) => void) | undefined;
  /** The page is going away, and the request has to outlive it. Browsers allow that for bodies of up to 64 KiB. */
  readonly isLeaving?: boolean;
}

type SignedOutListener = () => void;
const signedOutListeners = new Set<SignedOutListener>();

/** Called whenever the server says that the session is over. Returns how to stop listening. */
export function onSignedOut(listener: SignedOutListener): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** Requests to our own server; every one throws {@link ApiError} when it fails. */
export const api = {
  get: <View>(path: string, signal?: AbortSignal) => requestJson<View>('GET', path, { signal }),
  post: <View>(path: string, body?: unknown) => requestJson<View>('POST', path, { body }),
  postBlob: <View>(path: string, body: Blob, options: Pick<RequestOptions, 'signal' | 'onProgress'> = {}) =>
    requestJson<View>('POST', path, { body, ...options }),
  put: <View>(path: string, body: unknown, { isLeaving = false }: { readonly isLeaving?: boolean } = {}) =>
    requestJson<View>('PUT', path, { body, isLeaving }),
  delete: (path: string) => requestJson<void>('DELETE', path),
  getBlob: async (path: string, signal?: AbortSignal) => readBlob(await request('GET', path, { signal })),
  getBytes: async (path: string, signal?: AbortSignal) =>
    new Uint8Array(await (await request('GET', path, { signal })).arrayBuffer()),
};

/**
 * Whether asking again may help: the connection was lost, the server failed, or it was too much at once. Whatever else it
 * refused, it will refuse again.
 */
export function isPassing(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status === 429 || error.status >= 500;
}

/** The sentence to show for anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : UNEXPECTED;
}

async function requestJson<View>(method: string, path: string, options: RequestOptions = {}): Promise<View> {
  const response = await request(method, path, options);
  // The caller names the view that the contract gives for this path; the server checks what it sends.
  return (response.status === 204 ? undefined : await readJson(response)) as View;
}

async function request(method: string, path: string, options: RequestOptions): Promise<Response> {
  const response = await send(method, path, options);
  if (response.ok) return response;
  const error = toApiError(response.status, await readErrorBody(response));
  if (error.code === 'signed_out') signedOutListeners.forEach((listener) => listener());
  throw error;
}

async function send(method: string, path: string, options: RequestOptions): Promise<Response> {
  const { body, signal, onProgress, isLeaving } = options;
  const sent = body instanceof Blob || body === undefined ? body : JSON.stringify(body);
  const type = body instanceof Blob ? 'application/octet-stream' : 'application/json';
  try {
    if (body instanceof Blob && onProgress) return await sendBlob(path, body, { signal, onProgress });
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(sent !== undefined && { 'content-type': type }) },
      ...(sent !== undefined && { body: sent }),
      ...(signal && { signal }),
      ...(isLeaving && { keepalive: true }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError('offline', OFFLINE, 0);
  }
}

/** The line may be cut while the bytes come. */
async function readBlob(response: Response): Promise<Blob> {
  try {
    return await response.blob();
  } catch {
    throw new ApiError('offline', OFFLINE, 0);
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new ApiError('internal', UNREADABLE, response.status);
  }
}

async function readErrorBody(response: Response): Promise<unknown> {
  const isJson = response.headers.get('content-type')?.includes('application/json');
  return isJson ? readJson(response) : undefined;
}

function toApiError(status: number, body: unknown): ApiError {
  if (isErrorBody(body)) return new ApiError(body.code, body.message, status, body.fields);
  // A proxy in between answers in its own words; 5xx from it means that our server is away.
  return status >= 500 ? new ApiError('offline', OFFLINE, status) : new ApiError('internal', UNREADABLE, status);
}

function isErrorBody(body: unknown): body is ErrorBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'message' in body;
}
