/** Which charts the loss tab has, and which lines they have of the series that there are. */
import { isLoss, smoothedKey } from './curves.js';

const MAIN = [
  { key: 'loss', label: 'loss of each iteration', slot: 0, width: 1, faint: true },
  { key: smoothedKey('loss'), label: 'smoothed', slot: 2, width: 2 },
  { key: 'epoch_loss', label: 'mean of each epoch', slot: 0, width: 2.5 },
  { key: 'average_loss', label: 'mean over all epochs so far', slot: 3, width: 2, dash: [6, 4], on: false },
  { key: 'validation_loss', label: 'validation', slot: 1, width: 2.5 },
];

const PARENT = { key: 'parent', label: 'before, by the job it went on from', slot: 6, width: 1, faint: true };
const EARLIER = { ...PARENT, label: 'before that', dash: [6, 3] };

/** A line for each job that one went on from. */
function ancestorLines(ancestors) {
  return ancestors
    .map(({ column }, i) => (i === 0 ? { ...PARENT, column } : { ...EARLIER, key: `parent-${i}`, column }))
    .filter(({ column }) => column.x.length > 0);
}

const ABANDONED = { label: 'taken back', slot: 6, width: 1, dash: [2, 4], faint: true };

/** Name, title, and lines by names and `{axes, smoothing, ancestors, watched}`. */
export const CHARTS = [
  ['loss', 'Loss', mainLines, 'tall'],
  ['terms', 'Terms of the loss', termLines],
  ['shares', 'Share of each term in the gradient', names => beginningWith(names, 'share.')],
  ['cosines', 'Cosine between the gradients of terms', names => beginningWith(names, 'cosine.')],
  ['reported', 'Reported losses, on validation', names => beginningWith(names, 'reported_')],
  ['metrics', 'Task metrics, on validation', names => metricLines(names, undefined)],
  ['losses', 'Losses of terms and probabilities, on validation', names => metricLines(names, 'losses')],
  ['errors', 'Errors, on validation', names => metricLines(names, 'errors')],
  ['distances', 'Distance of borders in pixels, on validation', names => metricLines(names, 'distances')],
  ['noise', 'Peak signal to noise in decibels, on validation', names => metricLines(names, 'noise')],
  ['penalty', 'Penalty of l1 and l2', names => one(names, 'penalty', 'penalty')],
  ['rate', 'Learning rate', names => one(names, 'learning_rate', 'learning rate')],
  ['speed', 'Samples per second', speedLines],
];

/** Metrics that are no shares, by the chart whose unit they have. */
const UNITS = {
  log_loss: 'losses',
  mae: 'errors',
  rmse: 'errors',
  median_error: 'errors',
  interval_width: 'errors',
  hd95: 'distances',
  psnr: 'noise',
};

function metricLines(names, unit) {
  const unitOf = name => (name.startsWith('validation_loss.') ? 'losses' : UNITS[name.slice('validation_'.length)]);
  return beginningWith(
    names.filter(name => name.startsWith('validation_') && isOfTheWhole(name) && unitOf(name) === unit),
    'validation_',
  );
}

/** Not the loss, which has a chart, nor a metric of one class, of which there are too many for one. */
function isOfTheWhole(name) {
  return name !== 'validation_loss' && (!name.includes('.') || name.startsWith('validation_loss.'));
}

/** Of all, and of each worker of a cluster while it computes. */
function speedLines(names) {
  return [
    ...one(names, 'samples_per_second', 'samples per second'),
    ...beginningWith(names, 'samples_per_second.').map(({ label, slot, ...line }) => ({
      ...line,
      label: `worker ${label}`,
      slot: slot < 2 ? slot : slot + 1, // that of all has 2
    })),
  ];
}

function mainLines(names, { axes, smoothing, ancestors, watched }) {
  const there = ({ key }) => names.includes(key) || (key === smoothedKey('loss') && smoothing.share > 0);
  const { abandoned } = watched.curves;
  return [
    ...MAIN.filter(there),
    ...abandoned.map((column, i) => ({ ...ABANDONED, key: `abandoned-${i}`, column })),
    // when other jobs stored their values is not known here
    ...(ancestors && !axes.axis.timed ? ancestorLines(ancestors) : []),
  ];
}

function termLines(names, { smoothing }) {
  const smooth = smoothing.share > 0;
  return beginningWith(names, 'loss.').flatMap(line => [
    { ...line, width: 1.2, faint: smooth },
    ...(smooth ? [{ ...line, key: smoothedKey(line.key), label: `${line.label}, smoothed` }] : []),
  ]);
}

function beginningWith(names, prefix) {
  return names
    .filter(name => name.startsWith(prefix))
    .map((key, slot) => ({ key, label: key.slice(prefix.length), slot, width: 2 }));
}

function one(names, key, label) {
  return names.includes(key) ? [{ key, label, slot: 2, width: 2 }] : [];
}

/** One line for each job in a comparison, and where it is smoothed, its average over it. */
export function linesOfJob(name, { id, label, slot }, smooth) {
  const line = { key: id, label, slot, width: name === 'loss' ? 1.2 : 2 };
  return smooth && isLoss(name)
    ? [
        { ...line, series: name, width: 1, faint: true },
        { ...line, series: smoothedKey(name), key: smoothedKey(id), label: `${label}, smoothed`, width: 2 },
      ]
    : [{ ...line, series: name }];
}
