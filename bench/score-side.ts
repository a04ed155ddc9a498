// One side of the race in a process of its own, told what to do and answering how many milliseconds it took.
import { sides } from './score-sides.ts';

const side = sides[process.argv[2] === 'ours' ? 'ours' : 'hyperFormula']();

type Order =
  | { readonly do: 'open' | 'openWhole' | 'totals' }
  | { readonly do: 'openFor'; readonly milliseconds: number }
  | { readonly do: 'change'; readonly times: number };

process.on('message', (order: Order) => {
  if (order.do === 'totals') return void process.send?.(side.totals());
  if (order.do === 'openFor') {
    for (const until = performance.now() + order.milliseconds; performance.now() < until;) side.open();
    return void process.send?.('opened');
  }
  globalThis.gc?.();
  const began = performance.now();
  if (order.do === 'change') side.change(order.times);
  else side[order.do]();
  process.send?.(performance.now() - began);
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
