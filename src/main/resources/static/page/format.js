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
    return figure.toExponential(Math.min(digits - 1, 2)).replace('e+', 'e');
  }
  return Number.isInteger(figure) ? String(figure) : String(Number(figure.toPrecision(digits)));
}

export function count(value) {
  return value === null || value === undefined ? '–' : Number(value).toLocaleString('en');
}

export function percent(share) {
  return `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
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
