/** A log's stream, read by fetch, so that a key goes as a header and the page knows where it was at a cut. */
import { Fault, request } from './api.js';

/** Longer than the pause between the service's signs of life. */
const SILENCE = 40_000;
const PAUSES = [300, 1000, 2000, 5000];

/**
 * Follows a stream until it has ended or `signal` aborts, and comes back by the cursor after each cut.
 *
 * @param path of the stream, without a cursor
 * @param cursor of what is known already
 * @param on `event(kind, data, cursor)`, and `state('live' | 'lost' | 'ended' | 'failed', fault)`
 */
export async function follow(path, cursor, on, signal) {
  const place = { cursor: String(cursor), tries: 0 };
  while (!signal.aborted) {
    try {
      if (await readOnce(path, place, on, signal)) {
        return on.state('ended');
      }
    } catch (fault) {
      if (signal.aborted) {
        return;
      } else if (fault instanceof Fault && fault.status < 500) {
        return on.state('failed', fault);
      }
      on.state('lost');
    }
    // a stream that was closed in order, as after the end of the log, is asked once more before anything is called lost
    if (!signal.aborted) {
      await pause(PAUSES[Math.min(place.tries++, PAUSES.length - 1)], signal);
    }
  }
}

/** Reads until the connection ends; whether the log has ended, too. */
async function readOnce(path, place, on, signal) {
  const silence = new AbortController();
  const stop = () => silence.abort();
  signal.addEventListener('abort', stop);
  let timer = setTimeout(stop, SILENCE);
  try {
    const headers = { Accept: 'text/event-stream', 'Last-Event-ID': place.cursor };
    const response = await request(path, { headers, signal: silence.signal });
    if (response.status === 204) {
      return true;
    }
    on.state('live');
    place.tries = 0;
    const parser = new Parser((kind, data, id) => take(place, on, kind, data, id));
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(stop, SILENCE);
      parser.feed(part.value);
    }
    return false;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

function take(place, on, kind, data, id) {
  if (id !== null) {
    place.cursor = id;
  }
  on.event(kind, data, place.cursor);
}

function pause(milliseconds, signal) {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

/** Server-sent events out of pieces of text. What a cut leaves unfinished is forgotten. */
class Parser {
  constructor(take) {
    this.take = take;
    this.rest = '';
    this.begin();
  }

  begin() {
    this.kind = 'message';
    this.id = null;
    this.data = [];
  }

  feed(text) {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop();
    lines.forEach(line => this.line(line.replace(/\r$/, '')));
  }

  line(line) {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (line === '') {
      this.dispatch();
    } else if (name === 'event') {
      this.kind = value;
    } else if (name === 'id') {
      this.id = value;
    } else if (name === 'data') {
      this.data.push(value);
    }
  }

  dispatch() {
    if (this.data.length > 0) {
      this.take(this.kind, JSON.parse(this.data.join('\n')), this.id);
    }
    this.begin();
  }
}
