/** Colours that people with any kind of colour vision tell apart (Okabe and Ito), and dashes for when they run out. */

const COLOURS = 7;
const DASHES = [[], [8, 4], [2, 4], [10, 4, 2, 4]];

/** A variable of the style sheet, as the current theme has it. */
export function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The colour of a number. */
export function colour(slot) {
  return css(`--line-${slot % COLOURS}`);
}

export function dash(slot) {
  return DASHES[Math.floor(slot / COLOURS) % DASHES.length];
}

/**
 * A slot for each job. It follows from the ids alone, so that the same jobs look the same in every tab and after every
 * reload, and no two have the same while there are slots.
 */
export function slots(ids) {
  const taken = new Set();
  return new Map(
    [...ids].sort().map(id => {
      const start = hash(id) % COLOURS;
      const tries = Array.from(
        { length: COLOURS * DASHES.length },
        (_, i) => ((start + i) % COLOURS) + COLOURS * Math.floor(i / COLOURS),
      );
      const slot = tries.find(candidate => !taken.has(candidate)) ?? start;
      taken.add(slot);
      return [id, slot];
    }),
  );
}

function hash(text) {
  return [...text].reduce((sum, character) => (Math.imul(sum, 31) + character.charCodeAt(0)) >>> 0, 7);
}
