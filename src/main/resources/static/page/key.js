/** Asks for the API key. */
import { h } from './dom.js';

let asking = null;

/** The key that was entered; one question for all calls that wait for it. */
export function askForKey(refused) {
  asking ??= ask(refused).finally(() => {
    asking = null;
  });
  return asking;
}

function ask(refused) {
  return new Promise(resolve => {
    const field = h('input', { type: 'password', id: 'key', autocomplete: 'off', required: true });
    const answer = event => {
      event.preventDefault();
      dialog.remove();
      resolve(field.value.trim());
    };
    const dialog = h(
      'dialog',
      { 'aria-labelledby': 'key-title', cancel: event => event.preventDefault() },
      h(
        'form',
        { submit: answer },
        h('h2', { id: 'key-title' }, 'API key'),
        h(
          'p',
          {},
          refused
            ? 'The service refused that key.'
            : 'This service asks for its API key. It is kept until this tab is closed.',
        ),
        h('label', { for: 'key' }, 'Key'),
        field,
        h('button', { class: 'primary' }, 'Go on'),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
