import { tellReached } from '../connectivity';
import { Problem, refusedFrom, Unreachable } from './problem';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface Request {
  readonly method?: Method;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  /** Ends what is under way, where nobody waits for it any more. */
  readonly stop?: AbortController;
}

const patience = 30_000;

function csrfCookie(): string | undefined {
  const found = document.cookie.split('; ').find((cookie) => cookie.startsWith('CSRF-TOKEN='));
  return found === undefined ? undefined : decodeURIComponent(found.slice('CSRF-TOKEN='.length));
}

async function csrfToken(): Promise<string | undefined> {
  // A visitor without a session is given the cookie by this public answer.
  if (csrfCookie() === undefined) await send('/api/v2/identity_providers', {});
  return csrfCookie();
}

function untilStopped({ stop }: Request): AbortSignal {
  const patient = AbortSignal.timeout(patience);
  if (stop === undefined) return patient;
  patient.addEventListener('abort', () => {
    stop.abort(patient.reason);
  });
  return stop.signal;
}

async function send(path: string, request: Request): Promise<Response> {
  const method = request.method ?? 'GET';
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (request.body !== undefined) headers['Content-Type'] = 'application/json';
  if (request.idempotencyKey !== undefined) headers['Idempotency-Key'] = request.idempotencyKey;
  if (method !== 'GET') {
    const token = await csrfToken();
    if (token !== undefined) headers['X-CSRF-Token'] = token;
  }
  try {
    const response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: untilStopped(request),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    tellReached(response.status < 502 || response.status > 504);
    return response;
  } catch (error) {
    if (wasStopped(error)) throw error;
    tellReached(false);
    throw new Unreachable(error instanceof DOMException && error.name === 'TimeoutError' ? 'own' : 'all');
  }
}

type Body = { readonly kind: 'empty' } | { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'foreign' };

async function bodyOf(response: Response): Promise<Body> {
  const text = await response.text();
  if (text === '') return { kind: 'empty' };
  try {
    return { kind: 'json', value: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'foreign' };
  }
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('Retry-After'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}

/** Whether nobody waited for the answer any more, so that nothing is known of the network. */
export function wasStopped(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** One exchange with the server. Throws `Problem` for a refusal and `Unreachable` when later may help. */
export async function call<T>(path: string, request: Request = {}): Promise<T> {
  try {
    return await callOnce<T>(path, request);
  } catch (error) {
    // Another tab may have signed in anew: with the cookie of now, the same request is right.
    if (!(error instanceof Problem) || error.refused.code !== 'csrf_mismatch') throw error;
    await send('/api/v2/identity_providers', {});
    return callOnce<T>(path, request);
  }
}

async function callOnce<T>(path: string, request: Request): Promise<T> {
  const response = await send(path, request);
  const body = await bodyOf(response);
  // A hotel's or a shop's login page in between says 200 too; what it was asked has not been done.
  if (response.ok && (body.kind === 'foreign' || response.redirected)) throw new Unreachable('all');
  const value = body.kind === 'json' ? body.value : undefined;
  if (response.ok) return value as T;
  if (response.status >= 500 || response.status === 429 || response.status === 408) {
    throw new Unreachable(response.status === 429 ? 'all' : 'own', retryAfter(response));
  }
  throw new Problem(refusedFrom(response.status, value));
}
