/** Deletes a job, once that was asked for twice. */
import { get, remove } from './api.js';
import { h } from './dom.js';
import { bytes, count, titleOf } from './format.js';
import { action } from './parts.js';

/** A button that asks, and then deletes; `done` is called when the job is gone. */
export function deleteButton(job, done) {
  return action('Delete', async () => ask(job, await filesOf(job), done), { class: 'danger' });
}

async function filesOf(job) {
  const { data } = await get(job.links.artifacts);
  const size = data.reduce((sum, file) => sum + file.bytes, 0);
  return data.length === 0 ? 'no files, since it left none' : `its ${data.length === 1 ? 'file' : `${count(data.length)} files`} of ${bytes(size)}`;
}

function ask(job, files, done) {
  const close = () => dialog.remove();
  const dialog = h(
    'dialog',
    { 'aria-labelledby': 'delete-title', 'aria-describedby': 'delete-text', close },
    h('h2', { id: 'delete-title' }, 'Delete ', h('bdi', {}, titleOf(job)), '?'),
    h(
      'p',
      { id: 'delete-text' },
      `With it go its log, which has the loss of each iteration, and ${files}. They cannot be brought back. Jobs that went on from it stay.`,
    ),
    h(
      'div',
      { class: 'actions' },
      h('button', { type: 'button', autofocus: true, click: () => dialog.close() }, 'Keep it'),
      action(
        'Delete for good',
        async () => {
          await remove(job.links.self);
          dialog.close();
          done();
        },
        { class: 'danger' },
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}
