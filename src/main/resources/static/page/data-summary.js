/** What was found in data. */
import { h, table } from './dom.js';
import { count } from './format.js';

export function dataSummary(data) {
  if (!data || !data.split) {
    return h('p', { class: 'quiet' }, 'Not known yet.');
  }
  const { training, validation, test } = data.split;
  return h(
    'div',
    {},
    h(
      'p',
      {},
      `${data.task} of ${count(data.examples)} examples (${data.format}): `,
      `${count(training)} to train, ${count(validation)} to validate`,
      test > 0 && `, ${count(test)} to test`,
      `; input ${data.input.join(' × ')}.`,
    ),
    warnings(data.warnings),
    data.classes.length > 0 &&
      table(
        'Classes',
        ['class', 'training', 'validation', 'test'],
        data.classes.map(each => [each.name, count(each.training), count(each.validation), count(each.test)]),
      ),
    data.columns.length > 0 &&
      table(
        'Columns',
        ['column', 'role', 'kind', 'missing', 'categories'],
        data.columns.map(each => [each.name, each.role, each.kind, count(each.missing), each.categories ?? '']),
      ),
  );
}

export function warnings(texts) {
  return (
    texts?.length > 0 &&
    h(
      'ul',
      { class: 'warnings', 'aria-label': 'Warnings' },
      texts.map(text => h('li', {}, text)),
    )
  );
}
