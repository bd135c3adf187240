/** Any jobs beside each other. */
import { picker } from './compare-parts.js';
import { comparison } from './comparison.js';
import { h } from './dom.js';

export async function comparePage(element, signal, params) {
  document.title = 'Compare · Descent';
  const ids = [...new Set((params.get('jobs') ?? '').split(',').filter(id => /^[0-9a-f-]{36}$/.test(id)))];
  element.append(h('h1', {}, 'Compare'), await picker(ids, signal));
  if (ids.length > 0) {
    await comparison(element, ids, params, signal);
  }
}
