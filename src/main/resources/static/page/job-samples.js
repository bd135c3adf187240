/** The samples that the model was worst on, and what it says of others. */
import { get } from './api.js';
import { h, put, table } from './dom.js';
import { json, number } from './format.js';
import { LossPlaces } from './loss-places.js';
import { overlay } from './overlay.js';
import { faultLine } from './parts.js';
import { tryModel } from './try-model.js';

export function samplesTab(watched, signal) {
  const worst = h('div');
  const element = h('div', {}, tryModel(watched), h('h3', {}, 'Worst samples'), worst);
  let shown = false;
  const update = () => {
    const { status, links } = watched.job;
    if (status !== 'succeeded') {
      put(worst, h('p', { class: 'quiet' }, 'They are known when the job has succeeded.'));
    } else if (!shown) {
      shown = true;
      get(`${links.worst}?limit=24`, { signal }).then(
        samples => show(worst, samples, new LossPlaces(links.worst, signal)),
        fault => put(worst, faultLine(fault)),
      );
    }
  };
  update();
  return { element, update };
}

function show(element, worst, places) {
  const pictures = worst.data.some(({ image }) => image);
  const maps = worst.data.some(sample => sample.predicted_mask ?? sample.predicted_image);
  put(
    element,
    h(
      'p',
      { class: 'quiet' },
      `Of ${worst.validation_examples} validation samples after epoch ${worst.epoch}, those with the highest loss.`,
    ),
    maps && places.element,
    pictures
      ? h(
          'ul',
          { class: 'samples' },
          worst.data.map(sample => h('li', {}, pictureOf(sample), maps && places.add())),
        )
      : table(
          'Worst samples',
          ['sample', 'loss', 'label', 'prediction'],
          worst.data.map(sample => [sample.name, number(sample.loss), label(sample), prediction(sample)]),
        ),
  );
}

function pictureOf(sample) {
  const picture = (source, alt) => source && h('img', { src: source, alt, width: 96, height: 96 });
  return [
    h(
      'div',
      { class: 'pictures' },
      picture(sample.image, sample.name),
      picture(sample.mask, 'true mask'),
      picture(sample.predicted_mask, 'predicted mask'),
      picture(sample.target_image, 'image to be given'),
      picture(sample.predicted_image, 'predicted image'),
      sample.image &&
        sample.predicted_mask &&
        overlay(sample.image, sample.predicted_mask, 'predicted mask over the image', 96),
    ),
    h('strong', {}, `loss ${number(sample.loss)}`),
    h('span', {}, sample.name),
    sample.label !== null && h('span', {}, `is ${label(sample)}`),
    h('span', {}, prediction(sample)),
  ];
}

function label({ label: value }) {
  return value === null ? '–' : typeof value === 'number' ? number(value) : Array.isArray(value) ? value.join(', ') || 'none' : json(value);
}

function prediction({ prediction: value }) {
  if (value.class !== undefined) {
    const sure = (value.probabilities ?? value.scores)?.[value.class];
    return `taken for ${value.class}${sure === undefined ? '' : ` (${number(sure, 3)})`}`;
  } else if (value.labels !== undefined) {
    return `taken for ${value.labels.join(', ') || 'none'}`;
  } else if (value.psnr !== undefined) {
    return `PSNR ${number(value.psnr, 3)} dB, mean absolute error ${number(value.mae, 3)}`;
  } else if (value.iou !== undefined) {
    return `IoU ${number(value.iou, 3)}: ${Object.entries(value.classes)
      .map(([name, iou]) => `${name} ${number(iou, 3)}`)
      .join(', ')}`;
  }
  return `predicted ${typeof value.value === 'number' ? number(value.value) : json(value.value ?? value)}`;
}
