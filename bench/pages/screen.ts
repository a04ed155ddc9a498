// One table of many rows, shown and scrolled: ?who=ours|grid|fluent|still&rows=50000
import { manyLines } from './lines.ts';

const query = new URLSearchParams(location.search);
const who = query.get('who') ?? 'ours';
const load = {
  ours: () => import('./screen-ours.tsx'),
  grid: () => import('./screen-grid.ts'),
  fluent: () => import('./screen-fluent.tsx'),
  still: () => import('./screen-still.ts'),
}[who];
if (!load) throw new Error(`Nobody is called ${who}`);

const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
const root = document.querySelector('main');
if (!(root instanceof HTMLElement)) throw new Error('screen.html has no main');

const lines = manyLines(Number(query.get('rows') ?? 50_000));
const { show, scroller } = await load();

async function measure() {
  const began = performance.now();
  if (root instanceof HTMLElement) show(root, lines);
  while (!document.body.innerText.includes('Contract 1')) await frame();
  await frame();
  const first = performance.now() - began;
  const box = scroller();
  let worst = 0;
  let last = await marked();
  let nodes = 0;
  for (let step = 0; step < 120; step += 1) {
    // A fast wheel, and now and then a jump along the scroll bar.
    box.scrollTop = step % 30 === 29 ? (step / 120) * box.scrollHeight : box.scrollTop + 400;
    const now = await marked();
    worst = Math.max(worst, now - last);
    last = now;
    if (step % 10 === 0) nodes = Math.max(nodes, document.querySelectorAll('*').length);
  }
  return { first, gap: worst, nodes };
}

/** The time of the next frame, marked for what is recorded of the page. */
async function marked(): Promise<number> {
  const now = await frame();
  performance.mark('frame');
  return now;
}

Object.assign(window, { measure });
document.title = 'ready';
