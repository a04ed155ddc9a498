import { type Day, dayOf, longDay } from '../words/day.ts';
import type { Person } from '../words/person.ts';
import { decidingRoles, writingRoles } from '../roles/deciding.ts';
import { holdsAny, type RoleRow } from '../roles/roles.ts';

/** A row of the decisions list, with what the server says about it. */
export type Decision = {
  readonly id: string;
  readonly decision: 'submitted' | 'taken back' | 'signed off' | 'returned' | 'reopened';
  readonly reason?: string;
  /** At submission: who is asked to sign off. */
  readonly approver?: string;
  readonly by: Person;
  /** ISO 8601 instants in UTC, as the server stamped them. */
  readonly at: string;
  readonly changedBy: Person;
  readonly changedAt: string;
};

/** Who wrote an answer, as the server says. */
export type Authorship = {
  /** The question's name, for the sentence. */
  readonly name: string;
  /** Everybody who is known to have written in it. */
  readonly authors: readonly Person[];
  readonly changedAt: string;
  readonly changedBy: Person;
};

/** Where a checklist stands. */
export type State = 'not started' | 'in progress' | 'submitted' | 'returned' | 'signed off' | 'reopened';

/** A decision that the rules do not accept, and why. */
export type Doubt = { readonly decision: Decision; readonly tell: string };

/** What the decisions of a checklist come to. */
export type Standing = {
  readonly state: State;
  /** The submission that waits or was decided on; undefined outside of one. */
  readonly submission?: Decision;
  /** The last decision that counts. */
  readonly last?: Decision;
  /** Decisions that were accepted, oldest first. */
  readonly accepted: readonly Decision[];
  /** What is not accepted, in words. */
  readonly doubts: readonly Doubt[];
};

/** What the checker looks at. */
export type Case = {
  readonly decisions: readonly Decision[];
  readonly answers: readonly Authorship[];
  readonly roles: readonly RoleRow[];
  /** The service of the checklist; absent: any. */
  readonly service?: string | undefined;
};

/**
 * Where a checklist stands by the decisions that are acceptable, and which are not and why. The page, the card and the
 * auditor all use this one checker: rows are only what people wrote, this is what they are worth.
 */
export function standing(subject: Case): Standing {
  const ordered = subject.decisions.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const doubts: Doubt[] = [];
  const accepted: Decision[] = [];
  let state: State = subject.answers.length > 0 ? 'in progress' : 'not started';
  let submission: Decision | undefined;
  for (const decision of ordered) {
    const because = refusal(decision, { state, submission }, subject);
    if (because !== undefined) {
      doubts.push({ decision, tell: because });
      continue;
    }
    accepted.push(decision);
    state = stateAfter(decision);
    if (decision.decision === 'submitted') submission = decision;
    else if (decision.decision !== 'signed off') submission = undefined;
  }
  const last = accepted.at(-1);
  const edited = editedSince(subject, state, last);
  const changed =
    edited === undefined ? { state, doubts } : { state: edited.state, doubts: [...doubts, edited.doubt] };
  return {
    ...changed,
    accepted,
    ...(submission && { submission }),
    ...(last && { last }),
  };
}

type Sofar = { readonly state: State; readonly submission: Decision | undefined };

function refusal(decision: Decision, sofar: Sofar, subject: Case): string | undefined {
  if (decision.changedAt !== decision.at)
    return `The ${noun(decision)} of ${when(decision.at)} was edited on ${when(decision.changedAt)} by ${decision.changedBy.name}. A decision that was edited does not count.`;
  switch (decision.decision) {
    case 'submitted':
      return sofar.state === 'submitted' || sofar.state === 'signed off'
        ? `It was already ${sofar.state} when ${decision.by.name} submitted it on ${when(decision.at)}.`
        : undefined;
    case 'taken back':
      return takingBackRefusal(decision, sofar);
    case 'reopened':
      if (sofar.state !== 'signed off') return outOfTurn(decision, 'was not signed off');
      return reopeningRefusal(decision, subject);
    case 'signed off':
    case 'returned':
      if (sofar.state !== 'submitted') return outOfTurn(decision, 'was not waiting for sign-off');
      return decisionRefusal(decision, sofar.submission, subject);
  }
}

function takingBackRefusal(decision: Decision, sofar: Sofar): string | undefined {
  if (sofar.state !== 'submitted') return outOfTurn(decision, 'was not waiting for sign-off');
  if (sofar.submission?.by.id === decision.by.id) return undefined;
  return `Only the person who submitted it can take it back. ${decision.by.name} did not submit it.`;
}

function reopeningRefusal(decision: Decision, subject: Case): string | undefined {
  if ((decision.reason ?? '').trim() === '') return `${decision.by.name} reopened it without a reason.`;
  return roleRefusal(decision, subject, false);
}

function decisionRefusal(
  decision: Decision,
  submission: Decision | undefined,
  subject: Case,
): string | undefined {
  const name = decision.by.name;
  if (decision.decision === 'returned' && (decision.reason ?? '').trim() === '')
    return `${name} returned it without a reason.`;
  if (submission?.by.id === decision.by.id)
    return `${name} submitted this checklist and so cannot sign it off or return it.`;
  const own = subject.answers.find((answer) => answer.authors.some((author) => author.id === decision.by.id));
  if (own && decision.decision === 'signed off')
    return `${name} wrote in the answer “${own.name}” and so cannot sign the checklist off.`;
  return roleRefusal(decision, subject, true);
}

function roleRefusal(decision: Decision, subject: Case, deciding: boolean): string | undefined {
  const on = dayOf(new Date(decision.at));
  const wanted = deciding ? decidingRoles : writingRoles;
  if (holdsAny(subject.roles, decision.by.id, wanted, { on, service: subject.service })) return undefined;
  const service = subject.service === undefined ? '' : ` for ${subject.service}`;
  return deciding
    ? `${decision.by.name} was neither head of service nor social value lead${service} on ${longDay(on)}.`
    : `${decision.by.name} held no role${service} on ${longDay(on)} that may reopen a checklist.`;
}

function stateAfter(decision: Decision): State {
  return decision.decision === 'taken back' ? 'in progress' : decision.decision;
}

function editedSince(
  subject: Case,
  state: State,
  last: Decision | undefined,
): { readonly state: State; readonly doubt: Doubt } | undefined {
  if (!last || (state !== 'submitted' && state !== 'signed off')) return undefined;
  const submitted = state === 'submitted' ? last : lastSubmission(subject, last);
  const late = subject.answers.find((answer) => answer.changedAt > submitted.at);
  if (!late) return undefined;
  const afterSignOff = state === 'signed off' && late.changedAt > last.at;
  const tell = `${late.changedBy.name} changed the answer “${late.name}” on ${when(late.changedAt)}, after the ${afterSignOff ? 'sign-off' : 'submission'}.`;
  const consequence =
    state === 'signed off'
      ? 'The sign-off does not count for what the answer says now.'
      : 'Take it back, or return it, and submit it again.';
  return {
    state: state === 'signed off' ? 'submitted' : state,
    doubt: { decision: last, tell: `${tell} ${consequence}` },
  };
}

function lastSubmission(subject: Case, before: Decision): Decision {
  const earlier = subject.decisions
    .filter((one) => one.decision === 'submitted' && one.at <= before.at)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return earlier.at(-1) ?? before;
}

function outOfTurn(decision: Decision, why: string): string {
  return `The ${noun(decision)} of ${when(decision.at)} by ${decision.by.name} came when the checklist ${why}.`;
}

function noun(decision: Decision): string {
  switch (decision.decision) {
    case 'submitted':
      return 'submission';
    case 'taken back':
      return 'taking back';
    case 'signed off':
      return 'sign-off';
    case 'returned':
      return 'return';
    case 'reopened':
      return 'reopening';
  }
}

/** An instant as people read it: "4 December 2026, 14:02". */
export function when(instant: string): string {
  const date = new Date(instant);
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
  });
  return `${longDay(dayOf(date))}, ${time.format(date)}`;
}

/** Why a person may not decide about this submission now; undefined when they may. */
export function mayNotDecide(person: Person, subject: Case, today: Day): string | undefined {
  const now = standing(subject);
  if (now.state !== 'submitted') return 'This checklist is not waiting for sign-off.';
  const trial: Decision = {
    id: '',
    decision: 'signed off',
    by: person,
    at: `${today}T12:00:00Z`,
    changedBy: person,
    changedAt: `${today}T12:00:00Z`,
  };
  return decisionRefusal(trial, now.submission, subject);
}
