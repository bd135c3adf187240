/** Calls of the service. Where it asks for an API key, the page asks for it once and keeps it for this tab. */
import { askForKey } from './key.js';

const KEY = 'descent.key';
/** Until a service that does not answer is asked again. */
const PAUSE = 2000;

/** An answer that is an error, with the problem that the service described. */
export class Fault extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `The service answered ${status}.`);
    this.status = status;
    this.errors = problem.errors ?? [];
  }
}

/** No answer at all. */
export class Unreachable extends Error {
  constructor() {
    super('The service does not answer.');
  }
}

/**
 * The response to a request; errors are thrown as a Fault, and where nothing is answered an Unreachable. The key is sent as a header,
 * never in a URL.
 */
export async function request(path, options = {}) {
  const used = sessionStorage.getItem(KEY);
  const headers = { ...options.headers, ...(used ? { Authorization: `Bearer ${used}` } : {}) };
  const response = await fetch(path, { ...options, headers, cache: 'no-cache' }).catch(fault => {
    throw fault instanceof TypeError ? new Unreachable() : fault;
  });
  if (response.status === 401) {
    // another call may have been given a better one meanwhile
    if (sessionStorage.getItem(KEY) === used) {
      sessionStorage.setItem(KEY, await askForKey(used !== null));
    }
    return request(path, options);
  } else if (!response.ok) {
    throw new Fault(response.status, await response.json().catch(() => ({})));
  }
  return response;
}

/** Waits until the service answers, whatever it says; false where the page is left before. */
export async function answered(signal) {
  while (!signal.aborted) {
    await new Promise(resolve => setTimeout(resolve, PAUSE));
    const response = await fetch('/actuator/health', { signal }).catch(() => null);
    if (response) {
      return !signal.aborted;
    }
  }
  return false;
}

export async function get(path, options) {
  return (await request(path, options)).json();
}

export async function post(path, body, options = {}) {
  const sent =
    body === undefined
      ? {}
      : {
          body: typeof body === 'string' ? body : JSON.stringify(body),
          headers: { 'Content-Type': 'application/json' },
        };
  return (await request(path, { method: 'POST', ...sent, ...options })).json();
}

export async function remove(path) {
  await request(path, { method: 'DELETE' });
}

export async function blob(path) {
  return (await request(path)).blob();
}

let catalogue;

/** The catalogue, asked for once. */
export function catalog() {
  catalogue ??= get('/v1/catalog').catch(fault => {
    catalogue = undefined;
    throw fault;
  });
  return catalogue;
}
