import { createHash } from 'node:crypto';
import { addDays, dayOf } from '../../domain/words/day.ts';
import { pounds } from '../../domain/words/money.ts';
import { failed, fine, type Fault, type Outcome } from '../../domain/words/outcome.ts';
import type { Person } from '../../domain/words/person.ts';
import { sentence } from '../../domain/words/problem.ts';
import { openRegisters } from '../../registers/open.ts';
import {
  approve,
  declareInterest,
  freezeMethod,
  hashesNow,
  importBid,
  listTenders,
  moveBid,
  moveTo,
  openDesk,
  openTender,
  saveCriteria,
  saveMeasures,
  savePanel,
  sealPrice,
  setUpTender,
  type Desk,
  type Done,
} from '../../registers/tender/index.ts';
import type { Tenant } from '../../registers/types.ts';
import type { Somebody } from './people.ts';
import {
  exampleBids,
  exampleCriteria,
  exampleEstimate,
  exampleMeasures,
  exampleRef,
  exampleTitle,
} from './tender-example.ts';

/** Whose hands set the example tender up. */
export type TenderSeeding = {
  /** Registers' tenant in the name of somebody, by the name before the @. */
  readonly as: (name: string) => Tenant;
  readonly people: readonly Somebody[];
  readonly now: () => Date;
};

const owner = 'procurement';
const approver = 'sv-lead';
const chair = 'chair';
const evaluators = ['evaluator-1', 'evaluator-2', 'evaluator-3'];
const template = 'services@1';

/** Sets the example tender up, to the point where its bids can be taken in; returns how many tenders it added. */
export async function seedTender(seeding: TenderSeeding): Promise<Outcome<number>> {
  const desk = await deskOf(seeding, owner);
  if (desk.kind === 'fault') return desk;
  const there = await listTenders(desk.value);
  if (there.kind === 'fault') return there;
  if (there.value.some(({ values }) => values.ref === exampleRef)) return fine(0);
  const steps: (() => Promise<Done<unknown>>)[] = [
    () => addTemplate(seeding),
    () => setUp(seeding, desk.value),
    () => saveCriteria(desk.value, exampleRef, exampleCriteria),
    () => saveMeasures(desk.value, exampleRef, exampleMeasures),
    () =>
      savePanel(
        desk.value,
        exampleRef,
        evaluators.map((name) => personOf(seeding, name)),
      ),
    () => approveMethod(seeding),
    () => moveTo(desk.value, exampleRef, 'method approved'),
    () => freezeMethod(desk.value, exampleRef),
    () => moveTo(desk.value, exampleRef, 'published'),
    () => moveTo(desk.value, exampleRef, 'bids open'),
    ...evaluators.map((name) => () => declare(seeding, name)),
  ];
  for (const step of steps) {
    const trouble = faultOf(await step());
    if (trouble) return failed(trouble);
  }
  return fine(1);
}

/** Takes the six example bids in with their prices, and opens scoring. */
export async function seedBids(seeding: TenderSeeding): Promise<Outcome<number>> {
  const desk = await deskOf(seeding, owner);
  if (desk.kind === 'fault') return desk;
  const today = dayOf(seeding.now());
  for (const { bid, answers, lines } of exampleBids) {
    const draft = {
      bid,
      supplier: answers.Name,
      postalAddress: answers['Postal address'],
      email: answers['Email address'],
      identifier: answers.Identifier,
      receivedOn: addDays(today, -1),
    };
    const done = [
      await importBid(desk.value, exampleRef, draft, lines(today)),
      await sealPrice(desk.value, exampleRef, { bid, price: pounds(answers['Total price']) }),
      await moveBid(desk.value, exampleRef, { bid, status: 'compliant' }),
    ];
    const trouble = done.map(faultOf).find((fault) => fault !== undefined);
    if (trouble) return failed(trouble);
  }
  const trouble = faultOf(await moveTo(desk.value, exampleRef, 'scoring'));
  return trouble ? failed(trouble) : fine(exampleBids.length);
}

function deskOf({ as }: TenderSeeding, name: string): Promise<Outcome<Desk>> {
  const tenant = as(name);
  return openDesk({ tenant, sha256, open: openRegisters(tenant) });
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

function personOf({ people }: TenderSeeding, name: string): Person {
  const found = people.find(({ upn }) => upn.startsWith(`${name}@`));
  if (!found) throw new Error(`${name} is not in the local directory`);
  return { id: found.id, upn: found.upn, name: found.displayName };
}

async function addTemplate({ as, people }: TenderSeeding): Promise<Done<unknown>> {
  const desk = await deskOf({ as, people, now: () => new Date() }, approver);
  if (desk.kind === 'fault') return desk;
  const { scoringTemplates } = desk.value.registers;
  const saved = await scoringTemplates.add(
    {
      title: 'Services over £100,000',
      ref: template,
      weight: '20',
      measuredWeight: '10',
      formula: 'relative-to-target',
      targetRate: '0.1',
      approver: desk.value.me.upn,
      status: 'approved',
    },
    `template/${template}`,
  );
  return saved.kind === 'stopped'
    ? { kind: 'fault', fault: saved.fault }
    : { kind: 'done', value: undefined };
}

function setUp(seeding: TenderSeeding, desk: Desk): Promise<Done<unknown>> {
  const now = seeding.now();
  const today = dayOf(now);
  return setUpTender(desk, {
    ref: exampleRef,
    title: exampleTitle,
    service: 'Property',
    authority: 'The council',
    chair: personOf(seeding, chair),
    estimate: pounds(exampleEstimate),
    template,
    tieBreak: 'sv-described price',
    deadline: new Date(now.getTime() - 86_400_000).toISOString(),
    publishedOn: addDays(today, -40),
    declarationsDue: addDays(today, 2),
    scoresDue: addDays(today, 14),
    moderationDue: addDays(today, 21),
    conflictsAssessed: true,
    checklistComplete: true,
    namesMasked: true,
    criteriaAt: 'https://council.example/tenders/T-2026-001/criteria',
  });
}

async function approveMethod(seeding: TenderSeeding): Promise<Done<unknown>> {
  const desk = await deskOf(seeding, approver);
  if (desk.kind === 'fault') return desk;
  const work = await openTender(desk.value, exampleRef);
  if (work.kind === 'fault') return work;
  const { hash } = await hashesNow(work.value, sha256);
  const reason = 'Follows the scoring level for services.';
  return approve(desk.value, exampleRef, { kind: 'method', subject: hash, reason });
}

async function declare(seeding: TenderSeeding, name: string): Promise<Done<unknown>> {
  const desk = await deskOf(seeding, name);
  if (desk.kind === 'fault') return desk;
  return declareInterest(desk.value, exampleRef, { interest: 'none', detail: '' });
}

function faultOf(done: Done<unknown>): Fault | undefined {
  if (done.kind === 'done') return undefined;
  if (done.kind === 'fault') return done.fault;
  return {
    kind: 'refused',
    tell: done.problems.map(sentence).join(' '),
    mend: 'Empty the local tenant with npm run reset, then start again.',
    code: 'seed',
  };
}
