/** A mask over its image, each class in a colour of its own and the darkest, mostly the background, clear. */
import { colour } from './colours.js';
import { h } from './dom.js';

const STRENGTH = 0.5;

/**
 * @param image source of the picture
 * @param mask source of one of the same shape, with a grey value or colour for each class
 * @param size of the longer side, in pixels
 */
export function overlay(image, mask, label, size) {
  const canvas = h('canvas', { role: 'img', 'aria-label': label, class: 'overlay' });
  Promise.all([loaded(image), loaded(mask)]).then(
    ([picture, classes]) => draw(canvas, picture, classes, size),
    () => canvas.replaceWith(h('p', { class: 'quiet' }, 'The picture cannot be shown.')),
  );
  return canvas;
}

function loaded(source) {
  const picture = h('img', { src: source });
  return picture.decode().then(() => picture);
}

function draw(canvas, picture, classes, size) {
  const scale = size / Math.max(picture.naturalWidth, picture.naturalHeight);
  canvas.width = Math.round(picture.naturalWidth * scale);
  canvas.height = Math.round(picture.naturalHeight * scale);
  const context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  context.imageSmoothingEnabled = false;
  context.globalAlpha = STRENGTH;
  context.drawImage(tinted(classes), 0, 0, canvas.width, canvas.height);
}

function tinted(classes) {
  const canvas = h('canvas', { width: classes.naturalWidth, height: classes.naturalHeight });
  const context = canvas.getContext('2d');
  context.drawImage(classes, 0, 0);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  const values = new Uint32Array(pixels.data.buffer);
  const shades = [...new Set(values)].sort((a, b) => light(a) - light(b));
  const paints = new Map(shades.map((shade, i) => [shade, i === 0 ? 0 : paint(i)]));
  values.forEach((value, i) => {
    values[i] = paints.get(value);
  });
  context.putImageData(pixels, 0, 0);
  return canvas;
}

/** Of a pixel as it lies in memory, red first. */
function light(pixel) {
  return (pixel & 255) + ((pixel >> 8) & 255) + ((pixel >> 16) & 255);
}

function paint(slot) {
  const [red, green, blue] = colour(slot)
    .match(/[\da-f]{2}/gi)
    .map(part => parseInt(part, 16));
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
