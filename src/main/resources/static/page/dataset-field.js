/** Which data: by reference, or an upload with a look at it. */
import { get, request } from './api.js';
import { datasetPreview } from './dataset-preview.js';
import { h, put } from './dom.js';
import { Choice } from './choice.js';
import { bytes } from './format.js';
import { busy } from './parts.js';

const SAMPLES = ['spirals', 'sine', 'shapes', 'shape-tags', 'blood-cells', 'blood-cell-masks', 'noisy-blood-cells', 'vessels'];

export class DatasetField {
  constructor(catalog, changed) {
    this.changed = changed;
    this.kept = {};
    this.uri = h('input', {
      id: 'dataset-uri',
      name: 'dataset.uri',
      value: 'sample:spirals',
      list: 'datasets',
      spellcheck: 'false',
      autocomplete: 'off',
      input: () => this.#typed(),
    });
    this.known = h(
      'datalist',
      { id: 'datasets' },
      SAMPLES.map(name => h('option', { value: `sample:${name}` })),
    );
    this.format = new Choice({
      label: 'Format',
      path: 'dataset.format',
      entries: catalog.formats,
      none: 'none, or as registered',
      changed,
    });
    this.share = h('input', {
      id: 'validation',
      type: 'number',
      min: 0,
      max: 0.99,
      step: 0.05,
      placeholder: '0.2',
      input: changed,
    });
    // whoever chooses a file means it
    this.file = h('input', { id: 'upload', type: 'file', change: () => this.file.files.length > 0 && this.#upload() });
    this.send = h('button', { type: 'button', click: () => this.#upload() }, 'Upload');
    this.look = h('div', { class: 'preview', role: 'status' });
    this.element = h(
      'fieldset',
      {},
      h('legend', {}, 'Data'),
      h(
        'div',
        { class: 'field', 'data-path': 'dataset.uri' },
        h('label', { for: 'dataset-uri' }, 'reference'),
        this.uri,
        this.known,
        h('small', {}, 'file:…, sample:…, dataset:…, https://… or s3://…'),
      ),
      this.format.element,
      h(
        'div',
        { class: 'field' },
        h('label', { for: 'upload' }, 'or upload a file, read in the format above'),
        this.file,
        this.send,
      ),
      this.look,
      h(
        'div',
        { class: 'field', 'data-path': 'dataset.split.validation' },
        h('label', { for: 'validation' }, 'share for validation'),
        this.share,
      ),
    );
    get('/v1/datasets?limit=100').then(
      ({ data }) =>
        this.known.append(
          ...data.map(each =>
            h('option', { value: each.uri, label: each.name ?? each.file_name ?? each.reference ?? '' }),
          ),
        ),
      () => {},
    );
  }

  value() {
    const format = this.format.value();
    const { split: parts, ...kept } = this.kept;
    const split = { ...parts, ...(this.share.value === '' ? {} : { validation: Number(this.share.value) }) };
    return {
      ...kept,
      uri: this.uri.value.trim(),
      ...(format === undefined ? {} : { format }),
      ...(Object.keys(split).length === 0 ? {} : { split }),
    };
  }

  /** Takes what a job says; members that have no field here stay as long as its reference does. */
  fill({ uri, format, split, ...others }) {
    this.uri.value = uri;
    this.format.fill(format);
    this.kept = Object.fromEntries(Object.entries({ ...others, split }).filter(([, value]) => value != null));
    const share = typeof split?.validation === 'number';
    this.share.value = share ? split.validation : '';
    if (share) {
      const { validation, ...parts } = split;
      this.kept.split = parts;
    }
  }

  #typed() {
    const uri = this.uri.value;
    this.kept = {};
    const table = tableOf(uri);
    const chosen = this.format.entry?.type;
    const was = chosen === 'csv' || chosen === 'parquet' ? chosen : '';
    if (table !== was && (table || /^(sample|dataset):/.test(uri))) {
      this.format.choose(table);
    }
    this.changed();
  }

  async #upload() {
    const [file] = this.file.files;
    if (!file) {
      this.file.focus();
      return;
    }
    const body = new FormData();
    const format = this.format.value();
    if (format !== undefined) {
      body.append('format', JSON.stringify(typeof format === 'string' ? { type: format } : format));
    }
    body.append('file', file);
    await busy(this.send, this.look, async () => {
      put(this.look, `Sending ${file.name}, ${bytes(file.size)} …`);
      const dataset = await (await request('/v1/datasets', { method: 'POST', body })).json();
      this.uri.value = dataset.uri;
      this.kept = {};
      // what was sent without a format has none that it is registered with
      this.format.choose(format === undefined ? tableOf(file.name) : '');
      put(this.look, await datasetPreview(dataset));
      this.changed();
    });
  }
}

/** The format of a table, by the end of its name. */
function tableOf(name) {
  return /\.csv(\.gz)?$/i.test(name) ? 'csv' : /\.parquet$/i.test(name) ? 'parquet' : '';
}
