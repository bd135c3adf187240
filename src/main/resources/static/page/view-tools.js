/** What can be done with all charts of a page at once. */
import { h } from './dom.js';

export function viewTools(view, ...more) {
  const follow = h(
    'button',
    { type: 'button', title: 'Keep the newest part in view', click: () => view.follow(!view.following) },
    'Follow',
  );
  const all = h('button', { type: 'button', title: 'Or double click a chart', click: () => view.reset() }, 'Show all');
  const same = h(
    'button',
    { type: 'button', title: 'One range of y for all charts', click: () => view.level(!view.sameHeight) },
    'Same y',
  );
  const state = () => {
    same.setAttribute('aria-pressed', String(view.sameHeight));
    follow.setAttribute('aria-pressed', String(view.following));
    all.disabled = view.range === null && !view.following;
  };
  view.listen(state);
  state();
  return h(
    'div',
    { class: 'view-tools', role: 'toolbar', 'aria-label': 'All charts' },
    follow,
    all,
    same,
    more,
    h('span', { class: 'quiet hint' }, 'Drag to zoom, double click for all.'),
  );
}
