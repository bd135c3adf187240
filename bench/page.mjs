// node bench/page.mjs [URL]: how the page does with much to show, in Chromium driven by chromedriver, against a running service.
// It trains a job of 100,000 iterations, one of 1000 epochs and 20 series, and 200 small ones, where there are none of that name.
import { spawn } from 'node:child_process';

const service = process.argv[2] ?? 'http://localhost:8080';
const driver = 'http://127.0.0.1:9515';
const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

async function call(method, url, body) {
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  return response.json();
}

async function trained(name, training, loss = 'cross_entropy') {
  const path = `${service}/v1/jobs?name=${encodeURIComponent(name)}`;
  if ((await call('GET', path)).data.length === 0) {
    const job = { name, dataset: { uri: 'sample:spirals' }, model: { type: 'mlp', hidden: [4] }, loss, training };
    await call('POST', `${service}/v1/jobs`, job);
  }
  for (;;) {
    const [job] = (await call('GET', path)).data;
    if (job.status === 'succeeded') {
      return job.id;
    }
    await pause(500);
  }
}

const MOVE = `const over = document.querySelector('.u-over'), box = over.getBoundingClientRect();
  over.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, clientX: box.left + n * 7 % box.width, clientY: box.top + 40 }));`;
const ZOOM = `document.querySelector('.plot').dispatchEvent(
  new KeyboardEvent('keydown', { key: n % 40 < 20 ? '+' : '-', bubbles: true }));`;
const SCROLL = 'scrollBy(0, n % 60 < 30 ? 60 : -60);';

const reports = [
  'mse',
  'mae',
  'huber',
  'log_cosh',
  'kl_divergence',
  'focal',
  'cross_entropy',
  'cosine',
  'smooth_l1',
  'dice',
  'jaccard',
];
const long = await trained('page: 100,000 iterations', { epochs: 3334, batch_size: 16 });
const many = await trained('page: 1000 epochs', { epochs: 1000, batch_size: 16, report_losses: reports });
for (let i = 1; i <= 200; i++) {
  await trained(`job ${i}`, { epochs: 4, seed: i });
}

const program = spawn('chromedriver', ['--port=9515'], { stdio: 'ignore' });
await pause(1000);
const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--window-size=1300,900'];
const { value } = await call('POST', `${driver}/session`, {
  capabilities: { alwaysMatch: { 'goog:chromeOptions': { args } } },
});
const session = `${driver}/session/${value.sessionId}`;
const script = async code => (await call('POST', `${session}/execute/async`, { script: code, args: [] })).value;

async function open(address, ready) {
  await call('POST', `${session}/url`, { url: 'about:blank' });
  const start = Date.now();
  await call('POST', `${session}/url`, { url: `${service}/#${address}` });
  while (!(await script(`arguments[0](Boolean(${ready}))`))) {
    await pause(20);
  }
  return Date.now() - start;
}

/** Milliseconds between frames while something is done in each of them. */
async function frames(what, code) {
  const [median, most] = await script(`const done = arguments[0], times = []; let last = performance.now(), n = 0;
    const step = () => { const now = performance.now(); times.push(now - last); last = now; ${code}
      if (++n < 200) requestAnimationFrame(step); else { times.sort((a, b) => a - b); done([times[100], times[190]]); } };
    requestAnimationFrame(step);`);
  console.log(`${what}: ${median.toFixed(0)} ms a frame, ${most.toFixed(0)} ms in the slowest 5 %`);
}

try {
  for (const [name, id] of [
    ['100,000 iterations', long],
    ['1000 epochs', many],
  ]) {
    console.log(
      `${name}: shown after ${await open(`/jobs/${id}`, "document.querySelector('.chart[data-height]')")} ms`,
    );
    await frames('  moving the cursor', MOVE);
    await frames('  zooming', ZOOM);
  }
  await open('/jobs', "document.querySelectorAll('tbody tr').length >= 20");
  for (const rows of [120, 200]) {
    const older =
      "[...document.querySelectorAll('button')].find(button => button.textContent === 'Older jobs').click()";
    await script(
      `${older}; const wait = () => document.querySelectorAll('tbody tr').length >= ${rows} ? arguments[0]() : setTimeout(wait, 20); wait();`,
    );
  }
  await frames('200 jobs, scrolling', SCROLL);
} finally {
  await call('DELETE', session);
  program.kill();
}
