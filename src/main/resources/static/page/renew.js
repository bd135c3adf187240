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

/** By place, since a summary may count what is below it. */
function opened(element) {
  const open = [...element.querySelectorAll('details')].map(details => details.open);
  return () =>
    element.querySelectorAll('details').forEach((details, i) => {
      details.open ||= open[i] ?? false;
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
