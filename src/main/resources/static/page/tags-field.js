/** Tags, as `team:botany, branch:main`. */
import { h } from './dom.js';

export function tagsField(changed) {
  const input = h('input', {
    id: 'job-tags',
    placeholder: 'team:botany, branch:main',
    autocomplete: 'off',
    input: changed,
  });
  return {
    element: input,
    value: () => read(input.value),
    /** Fails for tags that have a comma or a colon where it would be read as another. */
    fill: tags => {
      const text = Object.entries(tags)
        .map(([key, value]) => (value === '' ? key : `${key}:${value}`))
        .join(', ');
      if (JSON.stringify(read(text)) !== JSON.stringify(tags)) {
        throw new Error('The form cannot say these tags.');
      }
      input.value = text;
    },
  };
}

function read(text) {
  const parts = text
    .split(',')
    .map(part => part.trim())
    .filter(Boolean);
  return Object.fromEntries(
    parts.map(part => {
      const colon = part.indexOf(':');
      return colon < 0 ? [part, ''] : [part.slice(0, colon).trim(), part.slice(colon + 1).trim()];
    }),
  );
}
