/** A confusion matrix: what each class was taken for. */
import { h } from './dom.js';
import { count, percent } from './format.js';

export function confusion({ classes, confusion_matrix: matrix }) {
  const names = Object.keys(classes);
  return h(
    'section',
    {},
    h('h3', {}, 'Confusion matrix'),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Confusion matrix' },
      h(
        'table',
        { class: 'confusion' },
        h('caption', { class: 'quiet' }, 'Rows are true, columns predicted.'),
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th'),
            names.map(name => h('th', { scope: 'col' }, name)),
          ),
        ),
        h(
          'tbody',
          {},
          matrix.map((row, i) => line(names, row, i)),
        ),
      ),
    ),
  );
}

function line(names, row, i) {
  const sum = row.reduce((a, b) => a + b, 0);
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, names[i]),
    row.map((cell, j) => {
      const share = sum === 0 ? 0 : cell / sum;
      return h(
        'td',
        {
          class: i === j ? 'right' : 'wrong',
          title: `${names[i]} taken for ${names[j]}: ${percent(share)}`,
          style: { '--share': share.toFixed(3) },
        },
        count(cell),
      );
    }),
  );
}
