/** Asks a model about something that the person who looks at it has at hand. */
import { post, request } from './api.js';
import { h, put } from './dom.js';
import { overlay } from './overlay.js';
import { busy } from './parts.js';

const SIZE = 320;

export function tryModel({ job }) {
  if (!job.data?.split) {
    return null;
  }
  const said = h('div', { role: 'status' });
  const ask = (button, question) => busy(button, said, async () => put(said, await question()));
  return h(
    'section',
    { class: 'try', 'aria-label': 'Try the model' },
    h('h3', {}, 'Try the model'),
    job.data.input.length === 3 ? imageForm(job, ask) : instanceForm(job, ask),
    said,
  );
}

function imageForm(job, ask) {
  const file = h('input', { type: 'file', id: 'try-image', accept: 'image/png,image/jpeg,image/bmp' });
  const submit = event => {
    event.preventDefault();
    return file.files[0] ? ask(event.submitter, () => aboutImage(job, file.files[0])) : file.focus();
  };
  return h('form', { submit }, h('label', { for: 'try-image' }, 'An image '), file, h('button', {}, 'Predict'));
}

async function aboutImage(job, file) {
  const mask = job.data.task === 'segmentation';
  const headers = { 'Content-Type': file.type, Accept: mask ? 'image/png' : 'application/json' };
  const response = await request(job.links.predict, { method: 'POST', body: file, headers });
  const image = URL.createObjectURL(file);
  return mask
    ? overlay(image, URL.createObjectURL(await response.blob()), `${file.name}, with the predicted mask`, SIZE)
    : [h('img', { src: image, alt: file.name, height: 96 }), answer(await response.json())];
}

function instanceForm(job, ask) {
  const features = job.data.columns.filter(({ role }) => role === 'feature');
  const example = Object.fromEntries(features.map(({ name }) => [name, null]));
  const text = h('textarea', { id: 'try-instance', rows: 5, spellcheck: 'false', value: JSON.stringify(example) });
  const submit = event => {
    event.preventDefault();
    return ask(event.submitter, async () =>
      answer(await post(job.links.predict, { instances: [JSON.parse(text.value)] })),
    );
  };
  return h('form', { submit }, h('label', { for: 'try-instance' }, 'An instance'), text, h('button', {}, 'Predict'));
}

function answer({ predictions, warnings }) {
  return [
    h('pre', { tabindex: 0 }, JSON.stringify(predictions[0], null, 2)),
    warnings.map(text => h('p', { class: 'warning' }, text)),
  ];
}
