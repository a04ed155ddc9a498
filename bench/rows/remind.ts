import { randomUUID } from 'node:crypto';
import { addDays, dayOf } from '../../src/domain/words/day.ts';
import { addWorkingDays, england } from '../../src/domain/words/working-day.ts';
import { openRegisters } from '../../src/registers/open.ts';
import type { Registers } from '../../src/registers/registers.ts';
import { decide, readState, type State } from '../../src/reminders/decide.ts';
import { runReminders } from '../../src/reminders/run.ts';
import { atMost, exactly, ms, type Result, type Row } from '../row.ts';
import { openBench, type Bench } from '../tenant.ts';

const count = Number(process.env['BENCH_CONTRACTS'] ?? 20_000);
/** Lists that a run reads: what reminders are decided from, channels, what was sent and what was pressed. */
const lists = 12;
const app = { appId: 'fe4a8eba-2a31-4737-8e33-e5fae6fee194', tab: 'register' };

/** A working day at noon, so many working days after this one. */
const noon = (days: number): Date =>
  new Date(`${addWorkingDays(addDays(dayOf(new Date()), -1), days + 1, england)}T12:00:00Z`);

type Looked = { readonly units: number; readonly posts: number; readonly reminders: number };

/** Runs the service once; what it cost in units, and what was posted. */
async function look(bench: Bench, registers: Registers, now: Date): Promise<Looked> {
  await bench.order({ resetCounters: true });
  let posts = 0;
  const webhook = {
    by: 'webhook' as const,
    async post() {
      posts += 1;
      return { kind: 'accepted' as const };
    },
  };
  const ran = await runReminders({
    registers,
    now,
    app,
    clock: () => new Date(),
    calendar: england,
    runner: randomUUID(),
    transports: { webhook },
  });
  if (ran.kind === 'fault') throw new Error(ran.fault.tell);
  const { units } = await bench.order({});
  return { units, posts, reminders: ran.value.reduce((sum, one) => sum + one.count, 0) };
}

/** Only one channel, told by webhook; the example has two. */
async function oneChannel(registers: Registers): Promise<void> {
  const channels = await registers.reminderChannels.all();
  if (channels.kind === 'fault') throw new Error(channels.fault.tell);
  for (const row of channels.value) {
    if (row.values.title === 'Directors') await registers.reminderChannels.remove(row);
    else await registers.reminderChannels.change(row, { by: 'webhook', from: '00:00' });
  }
}

/** The least of so many measurements in milliseconds of processor time: what runs beside it only adds. */
function deciding(state: State): number {
  const once = (): number => {
    const { contracts, checklists } = state.facts;
    // As newly read: nothing that an earlier run has worked out from these facts is known any more.
    const facts = { ...state.facts, contracts: [...contracts], checklists: [...checklists] };
    const before = process.cpuUsage();
    decide({ ...state, facts }, { now: noon(2), calendar: england });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  return Math.min(...Array.from({ length: 40 }, once));
}

async function stateOf(registers: Registers): Promise<State> {
  const state = await readState(registers, () => new Date());
  if (state.kind === 'fault') throw new Error(state.fault.tell);
  return state.value;
}

/** The same with a checklist for each contract, one in a hundred of them still open. */
function settled(state: State): State {
  const { contracts, checklists } = state.facts;
  const own = contracts.map(({ ref }, n) => {
    const like = checklists[n % checklists.length];
    if (like === undefined) throw new Error('There are no checklists');
    return {
      ...like,
      ref: `K-${n}`,
      contract: ref,
      state: n % 100 === 0 ? like.state : ('signed off' as const),
    };
  });
  return { ...state, facts: { ...state.facts, checklists: own } };
}

async function run(say: (line: string) => void): Promise<Result> {
  const bench = await openBench();
  try {
    const registers = openRegisters(bench.registers());
    await oneChannel(registers);
    say(`filling lists with ${count} contracts and ${count} checklists`);
    for (const list of ['Contracts', 'Checklists'])
      await bench.order({ fill: { site: 'SocialValue', list, count, running: ['Bucket'] } });
    say('reading them, and the first digest after an import');
    const first = await look(bench, registers, noon(0));
    await look(bench, registers, noon(0)); // what was written is read
    const quiet = await look(bench, registers, noon(0));
    await registers.actions.add({
      title: 'Ask for the figures',
      ref: 'A-9000',
      owner: 'procurement@council.example',
      due: addDays(dayOf(new Date()), -3),
      status: 'open',
    });
    await registers.actions.refresh();
    say('a digest of another day, and deciding');
    const next = await look(bench, registers, noon(1));
    const state = await stateOf(registers);
    const [usual, all] = [deciding(settled(state)), deciding(state)];
    const line = (who: string, { units, posts, reminders }: Looked) => ({
      who,
      figures: { units, posts, reminders },
    });
    return {
      lines: [
        line('first run after an import, everything read in full', first),
        line('a run that finds nothing new', quiet),
        line('a run that posts a digest', next),
        { who: 'deciding, one checklist in a hundred open', figures: { 'ms of processor time': ms(usual) } },
        { who: 'deciding, every contract and checklist late', figures: { 'ms of processor time': ms(all) } },
      ],
      bars: [
        exactly('units to read a list by delta', quiet.units / lists, 1),
        exactly('units to write a digest', next.units - lists, 4),
        exactly(
          'posts a channel, of the digest and of the first one after an import',
          (first.posts + next.posts) / 2,
          1,
        ),
        atMost('processor time for deciding', usual, 50, ' ms'),
      ],
    };
  } finally {
    bench.close();
  }
}

/** Reminders for a register of 20,000 contracts with their checklists. */
export const remind: Row = {
  name: 'remind',
  title: `Remind of ${count.toLocaleString('en-GB')} contracts with their checklists`,
  run,
};
