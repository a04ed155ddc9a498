import { createHash } from 'node:crypto';
import { people } from '../../../src/local/directory.ts';
import type { TenantOptions } from '../../../src/local/tenant.ts';
import { day } from '../../../src/domain/words/day.ts';
import type { Outcome } from '../../../src/domain/words/outcome.ts';
import type { Person } from '../../../src/domain/words/person.ts';
import { pounds } from '../../../src/domain/words/money.ts';
import type { OfferedLine } from '../../../src/domain/tender/return-file.ts';
import { provision } from '../../../src/registers/provision/provision.ts';
import {
  approve,
  closeScores,
  confirmInterest,
  declareInterest,
  draftScores,
  freezeMethod,
  hashesNow,
  importBid,
  lockConsensus,
  lockScores,
  moveBid,
  moveTo,
  openDesk,
  openTender,
  revealScores,
  saveCriteria,
  saveMeasures,
  savePanel,
  sealPrice,
  setUpTender,
  type CriterionDraft,
  type Desk,
  type Done,
  type MeasureDraft,
  type Work,
} from '../../../src/registers/tender/index.ts';
import { openWorld, provisioningScopes, type World } from '../world.ts';

export const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

export function good<T>(outcome: Done<T> | Outcome<T>): T {
  if (outcome.kind === 'done' || outcome.kind === 'ok') return outcome.value;
  throw new Error(JSON.stringify(outcome));
}

export function personOf(name: string): Person {
  const found = people.find(({ upn }) => upn === `${name}@council.example`);
  if (!found) throw new Error(name);
  return { id: found.id, upn: found.upn, name: found.displayName };
}

export const evaluators = ['evaluator-1', 'evaluator-2', 'evaluator-3'] as const;

/** The generous local tenant has no real limit; the client must not wait for one. */
export const paceless = { unitsAMinute: 1_000_000 };

/** A local tenant with the lists of both sites, and a desk for whoever is named. */
export async function openTenderWorld(
  options: TenantOptions = {},
): Promise<World & { desk(name: string): Promise<Desk> }> {
  const world = await openWorld(options);
  good(
    await provision(world.tenant('it-admin', {}, provisioningScopes), { site: 'evaluations', way: 'apply' }),
  );
  const desks = new Map<string, Promise<Desk>>();
  const desk = (name: string) => {
    const known =
      desks.get(name) ??
      openDesk({
        tenant: world.tenant(name, paceless),
        sha256,
        open: world.registers(name, {}, paceless),
      }).then(good);
    desks.set(name, known);
    return known;
  };
  return { ...world, desk };
}

export type TenderWorld = Awaited<ReturnType<typeof openTenderWorld>>;

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
  const owner = await world.desk('procurement');
  good(
    await setUpTender(owner, {
      ref: reference,
      title: 'Office cleaning',
      service: 'Property',
      authority: 'The council',
      chair: personOf('chair'),
      estimate: pounds('1000000'),
      tieBreak: 'sv-plan price',
      deadline: '2026-01-01T12:00:00.000Z',
      conflictsAssessed: true,
      checklistComplete: true,
      criteriaAt: 'https://example.org/criteria',
      scoresDue: day('2026-12-04'),
    }),
  );
  good(await saveCriteria(owner, reference, criteria));
  good(await saveMeasures(owner, reference, measures));
  good(await savePanel(owner, reference, evaluators.map(personOf)));
  const now = await hashesNow(good(await openTender(owner, reference)), sha256);
  const lead = await world.desk('sv-lead');
  good(await approve(lead, reference, { kind: 'method', subject: now.hash, reason: 'Follows the policy.' }));
  good(await moveTo(owner, reference, 'method approved'));
  good(await freezeMethod(owner, reference));
  good(await moveTo(owner, reference, 'published'));
  good(await moveTo(owner, reference, 'bids open'));
  for (const name of evaluators)
    good(await declareInterest(await world.desk(name), reference, { interest: 'none', detail: '' }));
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
  const owner = await world.desk('procurement');
  for (const [bid, lines] of Object.entries(offers)) {
    const details = {
      postalAddress: '1 High Street',
      email: `bids@${bid.toLowerCase()}.example`,
      identifier: `0000000${bid}`,
    };
    good(
      await importBid(
        owner,
        reference,
        { bid, supplier: `Supplier ${bid}`, ...details, receivedOn: day('2026-01-01') },
        lines,
      ),
    );
    good(await sealPrice(owner, reference, { bid, price: pounds(bidPrices[bid] ?? '') }));
    good(await moveBid(owner, reference, { bid, status: 'compliant' }));
  }
  good(await moveTo(owner, reference, 'scoring'));
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
  for (const name of names) {
    const desk = await world.desk(name);
    good(await draftScores(desk, reference, scoresOf(name)));
    good(await lockScores(desk, reference));
  }
}

export async function revealed(world: TenderWorld, reference = ref): Promise<void> {
  good(await closeScores(await world.desk('chair'), reference));
  for (const name of evaluators) {
    const desk = await world.desk(name);
    good(await revealScores(desk, reference));
    good(await confirmInterest(desk, reference));
  }
  good(await moveTo(await world.desk('chair'), reference, 'moderation'));
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
