/** A new job: from nothing, like another one, or going on from it. */
import { catalog, get } from './api.js';
import { h, put } from './dom.js';
import { titleOf } from './format.js';
import { JobForm } from './job-form.js';

export async function newJobPage(element, signal, params) {
  document.title = 'New job · Descent';
  const form = new JobForm(await catalog(), signal);
  put(element, h('h1', {}, 'New job'), form.element);
  const [like, goOn] = [params.get('like'), params.get('go_on')];
  if (like ?? goOn) {
    form.element.hidden = true;
    const job = await get(`/v1/jobs/${encodeURIComponent(like ?? goOn)}`, { signal });
    form.element.hidden = false;
    form.element.before(origin(job, goOn !== null));
    form.write(goOn ? { ...job.spec, start_from: { job: goOn, checkpoint: 'last' } } : job.spec);
  }
  form.changed();
}

function origin(job, goesOn) {
  const link = h('a', { href: `#/jobs/${job.id}` }, h('bdi', {}, titleOf(job)));
  return goesOn
    ? h(
        'p',
        {},
        'Goes on from the newest checkpoint of ',
        link,
        ': change the loss, the optimizer or a setting. Epochs count on from those that it has done; the layers stay as they are.',
      )
    : h('p', {}, 'Begins with what ', link, ' was.');
}
