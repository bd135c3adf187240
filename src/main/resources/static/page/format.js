/** Numbers, times and names as people read them. */

/** A number in at most `digits` significant digits; what is not finite by its name. */
export function number(value, digits = 4) {
  if (value === null || value === undefined) {
    return '–';
  }
  const figure = Number(value);
  if (!Number.isFinite(figure)) {
    return Number.isNaN(figure) ? 'NaN' : figure > 0 ? '∞' : '−∞';
  }
  const size = Math.abs(figure);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) {
    return Number(figure.toPrecision(digits)).toExponential().replace('e+', 'e');
  }
  return Number.isInteger(figure) ? String(figure) : String(Number(figure.toPrecision(digits)));
}

export function count(value) {
  return value === null || value === undefined ? '–' : Number(value).toLocaleString('en');
}

/** A place on the axis of x; of iterations every digit counts, however many there are. */
export function place(x) {
  return Number.isInteger(x) ? count(x) : Math.abs(x) < 1e6 ? number(x, 7) : count(Number(x.toPrecision(12)));
}

/** All and nothing are said of nothing less. */
export function percent(share) {
  const figure = 100 * share;
  const ends = (figure > 0 && figure < 10) || (figure > 99 && figure < 100);
  return `${ends ? Math.min(99.9, Math.max(0.1, figure)).toFixed(1) : figure.toFixed(0)} %`;
}

export function duration(seconds) {
  if (seconds === null || seconds === undefined) {
    return '–';
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return seconds < 10 ? `${Number(seconds.toFixed(1))} s` : `${whole} s`;
  }
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function bytes(size) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = size > 0 ? Math.min(units.length - 1, Math.floor(Math.log10(size) / 3)) : 0;
  return `${Number((size / 1000 ** power).toPrecision(3))} ${units[power]}`;
}

export function clock(time) {
  return time ? new Date(time).toLocaleString([], { dateStyle: 'medium', timeStyle: 'medium' }) : '–';
}

export function titleOf(job) {
  return job.name ?? `job ${job.id.slice(-8)}`;
}

/** A name within a line of text whose order it must not change, in whatever direction it is written. */
export function isolated(name) {
  return `\u2068${name}\u2069`;
}

/** How long a job ran, or has been running. */
export function runtime(job) {
  if (!job.started_at) {
    return null;
  }
  const end = job.finished_at ? new Date(job.finished_at) : new Date();
  return Math.max(0, (end - new Date(job.started_at)) / 1000);
}

export function json(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
