/** Shows the page that the address names. */
import { answered, Unreachable } from './api.js';
import { comparePage } from './compare.js';
import { h, put } from './dom.js';
import { jobPage } from './job.js';
import { jobsPage } from './jobs.js';
import { lossesPage } from './losses.js';
import { newJobPage } from './new-job.js';
import { faultLine } from './parts.js';
import { racePage, racesPage } from './races.js';
import { route } from './route.js';

const PAGES = {
  '#/jobs': [jobsPage, jobPage],
  '#/compare': [comparePage],
  '#/races': [racesPage, racePage],
  '#/new': [newJobPage],
  '#/losses': [lossesPage],
};

const main = document.getElementById('main');
let leaving = new AbortController();

/** A page fills its element until the signal aborts, and may answer a promise whose failure is shown. */
function page() {
  const {
    parts: [name = 'jobs', id],
    params,
  } = route();
  if (name === 'jobs') {
    return id ? [jobPage, id] : [jobsPage];
  } else if (name === 'races') {
    return id ? [racePage, id] : [racesPage];
  } else if (name === 'compare') {
    return [comparePage, params];
  } else if (name === 'new') {
    return [newJobPage, params];
  }
  return name === 'losses' ? [lossesPage, params] : [jobsPage];
}

async function show() {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const [render, argument] = page();
  document.querySelectorAll('.top nav a').forEach(link => {
    const here = PAGES[link.hash]?.includes(render);
    if (here) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  });
  const element = h('div', { class: 'page' });
  put(main, element);
  try {
    await render(element, signal, argument);
  } catch (fault) {
    if (!signal.aborted) {
      element.append(faultLine(fault));
      if (fault instanceof Unreachable && (await answered(signal))) {
        show();
      }
    }
  }
}

/** Whoever uses the keyboard, or hears the page, goes on in what was opened. */
function turn() {
  show();
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
}

document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  main.focus();
});
addEventListener('hashchange', turn);
show();
