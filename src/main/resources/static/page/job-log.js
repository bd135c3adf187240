/** What the log told besides figures. */
import { warnings } from './data-summary.js';
import { h, table } from './dom.js';
import { bytes, clock } from './format.js';
import { action } from './parts.js';
import { renew } from './renew.js';

export function logTab(watched, signal) {
  const rows = h('div');
  let drawn;
  const all = action('What is between, too', async button => {
    await watched.loadWholeLog(signal);
    button.hidden = true;
    update();
  });
  const update = () => {
    // figures come far more often than anything that stands here
    const state = JSON.stringify([watched.log.size, [...watched.log.keys()].at(-1), watched.job.data?.warnings]);
    if (state === drawn) {
      return;
    }
    drawn = state;
    renew(
      rows,
      warnings(watched.job.data?.warnings),
      table(
        'Events',
        ['seq', 'kind', 'what', 'at'],
        [...watched.log]
          .sort(([a], [b]) => a - b)
          .map(([seq, { kind, data }]) => [seq, kind, words(kind, data), clock(data.at)]),
      ),
    );
  };
  update();
  return {
    element: h(
      'div',
      {},
      h(
        'p',
        { class: 'quiet' },
        'Of a long log its first and last hundred events, and what came since. Figures are in the charts. ',
        all,
      ),
      rows,
    ),
    update,
  };
}

function words(kind, data) {
  if (kind === 'warning') {
    return data.message;
  } else if (kind === 'rewind') {
    return `what was told after iteration ${data.iteration} is taken back, and told anew`;
  } else if (kind === 'fetch') {
    return `${data.uri}: ${bytes(data.bytes)}${data.total ? ` of ${bytes(data.total)}` : ''}`;
  } else if (kind === 'checkpoint') {
    return data.epoch ? `epoch ${data.epoch}` : 'stored';
  }
  const attempt = data.attempt > 1 ? `, attempt ${data.attempt}` : '';
  return `${data.status}${attempt}${data.failure ? `: ${data.failure.detail}` : ''}`;
}
