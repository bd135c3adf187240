/** Shows something anew while somebody reads it. */
import { h, put } from './dom.js';

const FOCUSED = 'a, button, summary, [tabindex]';

/** As `put`, but what is the same is left alone, and what was opened, scrolled or focused stays so. */
export function renew(element, ...children) {
  const next = put(h(element.tagName), ...children);
  const same =
    next.childNodes.length === element.childNodes.length &&
    [...next.childNodes].every((node, i) => node.isEqualNode(element.childNodes[i]));
  if (same) {
    return element;
  }
  const keeps = [opened(element), scrolled(element), focused(element)];
  put(element, ...next.childNodes);
  keeps.forEach(keep => keep());
  return element;
}

function opened(element) {
  const nameOf = details => details.querySelector('summary')?.textContent;
  const names = new Set([...element.querySelectorAll('details[open]')].map(nameOf));
  return () =>
    element.querySelectorAll('details').forEach(details => {
      details.open ||= names.has(nameOf(details));
    });
}

function scrolled(element) {
  const places = [...element.querySelectorAll('.scroll')].map(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]);
  return () =>
    element.querySelectorAll('.scroll').forEach((part, i) => {
      [part.scrollLeft, part.scrollTop] = places[i] ?? [0, 0];
    });
}

function focused(element) {
  const place = [...element.querySelectorAll(FOCUSED)].indexOf(document.activeElement);
  return () => place >= 0 && element.querySelectorAll(FOCUSED)[place]?.focus({ preventScroll: true });
}
