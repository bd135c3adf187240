/** Small pieces that several pages show. */
import { h, put } from './dom.js';
import { number, percent } from './format.js';

const SIGNS = { queued: '…', running: '▶', paused: '‖', succeeded: '✓', failed: '✕', cancelled: '■' };

export function badge(status) {
  return h(
    'span',
    { class: `badge ${status}` },
    h('span', { 'aria-hidden': 'true' }, SIGNS[status] ?? '•'),
    ` ${status}`,
  );
}

export function progressBar(progress) {
  const share = Math.max(0, Math.min(1, progress.fraction));
  return h(
    'div',
    {
      class: 'progress',
      role: 'progressbar',
      'aria-valuemin': 0,
      'aria-valuemax': 100,
      'aria-valuenow': Math.round(100 * share),
      'aria-label': 'Progress',
    },
    h('div', { class: 'bar', style: { width: `${100 * share}%` } }),
    h('span', {}, `${percent(share)}, epoch ${progress.epoch} of ${progress.epochs}`),
  );
}

export function tags(job) {
  return Object.entries(job.tags).map(([key, value]) =>
    h('a', { class: 'tag', href: `#/jobs?tag=${encodeURIComponent(`${key}:${value}`)}` }, `${key}:${value}`),
  );
}

/** What a job is best by, in words. */
export function best(metrics) {
  return metrics.best ? `${number(metrics.best.value)} (epoch ${metrics.best.epoch})` : '–';
}

/**
 * Does what a button is for, and puts what goes wrong with it into an element.
 *
 * Meanwhile the button does nothing, but is not `disabled`, which would take the keyboard's focus from it, and for good where a
 * dialog opens and gives the focus back.
 */
export async function busy(button, said, work) {
  if (button.ariaDisabled) {
    return;
  }
  button.ariaDisabled = 'true';
  try {
    await work();
  } catch (fault) {
    put(said, faultLine(fault));
  }
  button.ariaDisabled = null;
}

/** A button for what takes a moment; what goes wrong with it is said beside it. */
export function action(label, work, props = {}) {
  const said = h('span');
  const click = () =>
    busy(button, said, () => {
      put(said);
      return work(button);
    });
  const button = h('button', { type: 'button', ...props, click }, label);
  return [button, said];
}

export function faultLine(fault) {
  return h(
    'div',
    { class: 'fault', role: 'alert' },
    fault.message,
    fault.errors?.length > 0 &&
      h(
        'ul',
        {},
        fault.errors.map(({ path, message }) => h('li', {}, path && h('code', {}, path), path && ' ', message)),
      ),
  );
}
