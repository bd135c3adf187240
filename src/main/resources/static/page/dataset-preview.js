/** A look at data that was uploaded. */
import { blob } from './api.js';
import { warnings } from './data-summary.js';
import { h, table } from './dom.js';
import { bytes, count, json, number } from './format.js';

const ROWS = 8;

export async function datasetPreview({ file_name: name, uri, bytes: size, description, links }) {
  const { table: rows, warnings: texts, ...facts } = description ?? {};
  return [
    h('p', {}, `${name ?? uri}, ${bytes(size)}`),
    warnings(texts),
    table(
      'What was found',
      ['found', ''],
      Object.entries(facts)
        .filter(([, value]) => value !== null && !['[]', '{}'].includes(json(value)) && json(value).length < 300)
        .map(([fact, value]) => [fact.replaceAll('_', ' '), json(value)]),
    ),
    rows && columnTable(rows.columns),
    rows && rowTable(rows),
    links.preview && picture(await blob(links.preview)),
  ];
}

function columnTable(columns) {
  const spread = ({ numbers, words }) =>
    numbers ? `${number(numbers.minimum)} to ${number(numbers.maximum)}` : `${count(words?.different)} different`;
  return table(
    'Columns',
    ['column', 'kind', 'missing', 'values'],
    columns.map(column => [column.name, column.kind, count(column.missing), spread(column)]),
  );
}

function rowTable({ columns, rows }) {
  return table(
    'First rows',
    columns.map(({ name }) => name),
    rows.slice(0, ROWS).map(row => row.map(value => value ?? '–')),
  );
}

function picture(images) {
  const url = URL.createObjectURL(images);
  return h('img', { src: url, alt: 'Some of its images', load: () => URL.revokeObjectURL(url) });
}
