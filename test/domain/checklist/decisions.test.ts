import {
  mayNotDecide,
  standing,
  type Authorship,
  type Case,
  type Decision,
} from '../../../src/domain/checklist/decisions.ts';
import { approversFor } from '../../../src/domain/roles/deciding.ts';
import { day } from '../../../src/domain/words/day.ts';

const who = (id: string) => ({ id, upn: `${id}@council.example`, name: id });
const officer = who('officer');
const head = who('head');
const lead = who('lead');
const stranger = who('stranger');
const roles = [
  { person: officer.upn, personId: 'officer', role: 'officer', service: 'Property', from: day('2020-01-01') },
  {
    person: head.upn,
    personId: 'head',
    role: 'head of service',
    service: 'Property',
    from: day('2020-01-01'),
    to: day('2026-11-30'),
  },
  { person: lead.upn, personId: 'lead', role: 'social value lead', from: day('2020-01-01') },
  {
    person: stranger.upn,
    personId: 'stranger',
    role: 'head of service',
    service: 'Waste',
    from: day('2020-01-01'),
  },
] as const;
const answer = (more: Partial<Authorship> = {}): Authorship => ({
  name: 'Consultation',
  authors: [officer],
  changedAt: '2026-11-20T09:00:00Z',
  changedBy: officer,
  ...more,
});
let count = 0;
const row = (
  decision: Decision['decision'],
  by: typeof officer,
  time: string,
  more: Partial<Decision> = {},
): Decision => ({
  id: String((count += 1)),
  decision,
  by,
  at: `2026-11-${time}:00Z`,
  changedBy: by,
  changedAt: `2026-11-${time}:00Z`,
  ...more,
});
const submitted = row('submitted', officer, '20T10:00');
const signed = row('signed off', head, '20T11:00');
const look = (decisions: readonly Decision[], more: Partial<Case> = {}) =>
  standing({ decisions, answers: [answer()], roles, service: 'Property', ...more });

test('an answered checklist is in progress, an untouched one is not started', () => {
  expect(look([]).state).toBe('in progress');
  expect(look([], { answers: [] }).state).toBe('not started');
});

test('a sign-off by the head of the service, who wrote nothing, counts', () => {
  const now = look([signed, submitted]);
  expect(now).toMatchObject({ state: 'signed off', doubts: [] });
  expect(now.submission).toBe(submitted);
});

test('nobody signs off what they submitted', () => {
  const own = row('signed off', lead, '20T11:00');
  const now = look([row('submitted', lead, '20T10:00'), own]);
  expect(now.state).toBe('submitted');
  expect(now.doubts.map(({ tell }) => tell)).toEqual([
    'lead submitted this checklist and so cannot sign it off or return it.',
  ]);
});

test('nobody signs off an answer they wrote in', () => {
  const now = look([submitted, signed], { answers: [answer({ authors: [officer, head] })] });
  expect(now).toMatchObject({
    state: 'submitted',
    doubts: [{ tell: 'head wrote in the answer “Consultation” and so cannot sign the checklist off.' }],
  });
});

test('the role must be held for that service on that day', () => {
  expect(look([submitted, row('signed off', stranger, '20T11:00')]).doubts[0]?.tell).toBe(
    'stranger was neither head of service nor social value lead for Property on 20 November 2026.',
  );
  const late = { ...signed, at: '2026-12-01T09:00:00Z', changedAt: '2026-12-01T09:00:00Z' };
  expect(look([submitted, late]).doubts[0]?.tell).toBe(
    'head was neither head of service nor social value lead for Property on 1 December 2026.',
  );
  // 23:30 UTC on 30 November is still 30 November in London; in summer it would not be.
  const evening = { ...signed, at: '2026-11-30T23:30:00Z', changedAt: '2026-11-30T23:30:00Z' };
  expect(look([submitted, evening]).state).toBe('signed off');
});

test('a decision that was edited afterwards does not count', () => {
  const edited = { ...signed, changedAt: '2026-11-21T08:15:00Z', changedBy: stranger };
  const now = look([submitted, edited]);
  expect(now.state).toBe('submitted');
  expect(now.doubts[0]?.tell).toBe(
    'The sign-off of 20 November 2026, 11:00 was edited on 21 November 2026, 08:15 by stranger. A decision that was edited does not count.',
  );
});

test('an answer that changed after the submission is told', () => {
  const late = answer({ changedAt: '2026-11-20T10:30:00Z' });
  expect(look([submitted], { answers: [late] }).doubts[0]?.tell).toBe(
    'officer changed the answer “Consultation” on 20 November 2026, 10:30, after the submission. Take it back, or return it, and submit it again.',
  );
  const now = look([submitted, signed], { answers: [late] });
  expect(now.state).toBe('submitted');
  expect(now.doubts[0]?.tell).toContain(
    'after the submission. The sign-off does not count for what the answer says now.',
  );
});

test('an answer that changed after the sign-off takes the sign-off away, until it is signed off again', () => {
  const late = answer({ changedAt: '2026-11-22T08:00:00Z' });
  const now = look([submitted, signed], { answers: [late] });
  expect(now.state).toBe('submitted');
  expect(now.doubts[0]?.tell).toContain('after the sign-off.');
  const again = [
    submitted,
    signed,
    row('reopened', lead, '21T09:00', { reason: 'Wrong quantity' }),
    row('submitted', officer, '22T09:00'),
    row('signed off', lead, '22T10:00'),
  ];
  expect(look(again, { answers: [late] })).toMatchObject({ state: 'signed off', doubts: [] });
});

test('a return needs a reason, and so does a reopening', () => {
  expect(look([submitted, row('returned', head, '20T11:00')]).doubts[0]?.tell).toBe(
    'head returned it without a reason.',
  );
  expect(look([submitted, row('returned', head, '20T11:00', { reason: 'Say why.' })]).state).toBe('returned');
  expect(look([submitted, signed, row('reopened', head, '20T12:00', { reason: ' ' })]).doubts[0]?.tell).toBe(
    'head reopened it without a reason.',
  );
  expect(
    look([submitted, signed, row('reopened', stranger, '20T12:00', { reason: 'x' })]).doubts[0]?.tell,
  ).toBe('stranger held no role for Property on 20 November 2026 that may reopen a checklist.');
});

test('only the submitter takes a submission back, and only before it is decided', () => {
  expect(look([submitted, row('taken back', officer, '20T10:30')])).toMatchObject({
    state: 'in progress',
    doubts: [],
  });
  expect(look([submitted, row('taken back', lead, '20T10:30')]).doubts[0]?.tell).toBe(
    'Only the person who submitted it can take it back. lead did not submit it.',
  );
  expect(look([submitted, signed, row('taken back', officer, '20T12:30')]).doubts[0]?.tell).toBe(
    'The taking back of 20 November 2026, 12:30 by officer came when the checklist was not waiting for sign-off.',
  );
});

test('a sign-off without a submission does not count', () => {
  expect(look([signed])).toMatchObject({ state: 'in progress', accepted: [] });
  expect(look([submitted, row('submitted', officer, '20T10:10')]).doubts).toHaveLength(1);
});

test('who may decide is told before they try', () => {
  const subject = { decisions: [submitted], answers: [answer()], roles, service: 'Property' };
  expect(mayNotDecide(head, subject, day('2026-11-20'))).toBeUndefined();
  expect(mayNotDecide(officer, subject, day('2026-11-20'))).toContain('submitted this checklist');
  expect(mayNotDecide(stranger, subject, day('2026-11-20'))).toContain('neither head of service');
  expect(mayNotDecide(head, { ...subject, decisions: [] }, day('2026-11-20'))).toBe(
    'This checklist is not waiting for sign-off.',
  );
});

test('approvers are those with the role that day, each once, never the author', () => {
  const at = { on: day('2026-11-20'), service: 'Property' };
  expect(approversFor(roles, at, []).map(({ personId }) => personId)).toEqual(['head', 'lead']);
  expect(approversFor(roles, at, ['head']).map(({ personId }) => personId)).toEqual(['lead']);
  expect(
    approversFor([...roles, ...roles], { ...at, on: day('2026-12-01') }, []).map(({ personId }) => personId),
  ).toEqual(['lead']);
});
