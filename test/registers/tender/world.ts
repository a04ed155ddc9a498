import type { TenantOptions } from '../../../src/local/tenant.ts';
import { day } from '../../../src/domain/words/day.ts';
import type { OfferedLine } from '../../../src/domain/tender/return-file.ts';
import { provision } from '../../../src/registers/provision/provision.ts';
import {
  lockConsensus,
  openTender,
  type CriterionDraft,
  type MeasureDraft,
  type Work,
} from '../../../src/registers/tender/index.ts';
import { openWorld, provisioningScopes, type World } from '../world.ts';
import { good } from '../../kit/good.ts';
import {
  declared,
  type Desks,
  desksOf,
  locked,
  openedForBids,
  openedForModeration,
  openedForScoring,
} from './course.ts';

export { personOf, sha256 } from './course.ts';

export const evaluators = ['evaluator-1', 'evaluator-2', 'evaluator-3'] as const;

/** The generous local tenant has no real limit; the client must not wait for one. */
export const paceless = { unitsAMinute: 1_000_000 };

/** A local tenant with the lists of both sites, and a desk for whoever is named. */
export async function openTenderWorld(
  options: TenantOptions = {},
): Promise<World & { readonly desk: Desks }> {
  const world = await openWorld(options);
  good(
    await provision(world.tenant('it-admin', {}, provisioningScopes), { site: 'evaluations', way: 'apply' }),
  );
  const desk = desksOf((name) => ({
    tenant: world.tenant(name, paceless),
    open: world.registers(name, {}, paceless),
  }));
  return { ...world, desk };
}

export type TenderWorld = Awaited<ReturnType<typeof openTenderWorld>>;

/** One local tenant for all the tests of a file. */
export function withTenderWorld(use: (world: TenderWorld) => void): void {
  let world: TenderWorld;
  beforeAll(async () => {
    world = await openTenderWorld();
    use(world);
  }, 120_000);
  afterAll(() => world.close());
}

const scale = '0: nothing\n1: poor\n2: weak\n3: fair\n4: good\n5: very good';

export const criteria: readonly CriterionDraft[] = [
  { key: 'price', title: 'Price', kind: 'price', weight: '40', formula: 'relative-to-lowest', howAssessed: 'Lowest price over price.' },
  { key: 'quality', title: 'Quality', kind: 'qualitative', weight: '40', howAssessed: 'By the questions below.' },
  { key: 'q1', parent: 'quality', title: 'Method', kind: 'question', weight: '60', scaleMax: '5', howAssessed: 'How it is done.', descriptors: scale },
  { key: 'q2', parent: 'quality', title: 'Team', kind: 'question', weight: '40', scaleMax: '5', minimum: '2', howAssessed: 'Who does it.', descriptors: scale },
  { key: 'sv', title: 'Social value, measured', kind: 'social-value', weight: '10', formula: 'relative-to-target', targetRate: '0.5', denominator: 'estimate', howAssessed: 'Pounds of social value.', socialValue: true },
  { key: 'sv-plan', title: 'Social value, described', kind: 'qualitative', weight: '10', howAssessed: 'By the plan.', socialValue: true },
  { key: 'plan', parent: 'sv-plan', title: 'Plan', kind: 'question', weight: '100', scaleMax: '5', howAssessed: 'How it is kept.', descriptors: scale },
]; // prettier-ignore

export const measures: readonly MeasureDraft[] = [
  { measure: 'OM1', title: 'Local people employed', unit: 'FTE', unitKind: 'fte', proxy: '30000', definition: 'Full-time equivalents.' },
  { measure: 'OM2', title: 'Apprentice weeks', unit: 'weeks', unitKind: 'weeks', proxy: '250', cap: '500' },
  { measure: 'OM3', title: 'Tonnes of carbon saved', unit: 'tCO2e', unitKind: 'tco2e', proxy: '277.22', deadweight: '0.1', attribution: '0.9' },
  { measure: 'OM4', title: 'Trees planted', unit: 'trees', unitKind: 'count' },
]; // prettier-ignore

export const ref = 'T-2026-014';

/** A tender set up, approved, frozen and published, with its panel declared. */
export async function published(world: TenderWorld, reference = ref): Promise<void> {
  await openedForBids(world.desk, {
    ref: reference,
    title: 'Office cleaning',
    estimate: '1000000',
    tieBreak: 'sv-plan price',
    scoresDue: day('2026-12-04'),
    criteria,
    measures,
    panel: evaluators,
    reason: 'Follows the policy.',
  });
  await declared(world.desk, reference, evaluators);
}

export const offers: Readonly<Record<string, readonly OfferedLine[]>> = {
  A: [{ measure: 'OM1', offered: '3', note: 'from the jobcentre' }, { measure: 'OM3', offered: '120.5', note: '' }],
  B: [{ measure: 'OM1', offered: '5.5', note: '' }, { measure: 'OM2', offered: '800', note: 'college' }],
  C: [{ measure: 'OM4', offered: '200', note: '' }],
}; // prettier-ignore
export const bidPrices: Readonly<Record<string, string>> = { A: '900000', B: '1250000', C: '1000000' };

/** Bids with sealed prices, found compliant; the tender is in scoring. */
export async function inScoring(world: TenderWorld, reference = ref): Promise<void> {
  await published(world, reference);
  const sent = Object.entries(offers).map(([bid, lines]) => ({ bid, price: bidPrices[bid] ?? '', lines }));
  await openedForScoring(await world.desk('procurement'), reference, sent);
}

/** Scores of one evaluator: the same every time, different for each. */
export function scoresOf(name: string, shift = 0) {
  return ['A', 'B', 'C'].flatMap((bid, b) =>
    ['q1', 'q2', 'plan'].map((criterion, c) => ({
      bid,
      criterion,
      score: String(2 + ((b + c + shift + evaluators.findIndex((one) => one === name)) % 4)),
      rationale: `${name} on ${bid} and ${criterion}: “a named team”\nis backed by a letter of zebra-${name}.`,
    })),
  );
}

export async function lockedBy(world: TenderWorld, names: readonly string[], reference = ref): Promise<void> {
  for (const name of names) await locked(await world.desk(name), reference, scoresOf(name));
}

export async function revealed(world: TenderWorld, reference = ref): Promise<void> {
  await openedForModeration(world.desk, reference, evaluators);
}

export async function moderated(world: TenderWorld, reference = ref): Promise<void> {
  const chair = await world.desk('chair');
  for (const bid of ['A', 'B', 'C'])
    for (const criterion of ['q1', 'q2', 'plan'])
      good(
        await lockConsensus(chair, reference, {
          bid,
          criterion,
          score: bid === 'A' ? '4' : '3',
          rationale: `The panel agreed on ${bid}.`,
          discussion: 'All three spoke.',
        }),
      );
}

export async function workOf(world: TenderWorld, name = 'procurement', reference = ref): Promise<Work> {
  return good(await openTender(await world.desk(name), reference));
}
