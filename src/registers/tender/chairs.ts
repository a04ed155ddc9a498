import type { RowOf, Work } from './work.ts';

type Approvals = Pick<Work, 'tender' | 'tenderApprovals'>;

/** Another chair, as the owner named it. */
export type NamedChair = {
  /** Directory ids of who was chair and who shall be. */
  readonly from: string;
  readonly to: string;
  /** The address of who shall be. */
  readonly upn: string;
  /** The owner's row. */
  readonly row: RowOf<'tenderApprovals'>;
};

/** A change of the chair that a second person approved, from the moment at which both rows were there. */
export type ChairChange = NamedChair & {
  /** An ISO 8601 instant in UTC, as SharePoint tells it: whole seconds. */
  readonly at: string;
  readonly approval: RowOf<'tenderApprovals'>;
};

/** What both rows of a change are about: who was chair, who shall be, and their address. */
export function chairSubject({ from, to, upn }: Pick<NamedChair, 'from' | 'to' | 'upn'>): string {
  return `${from} ${to} ${upn}`;
}

/** Every change of the chair of a published tender, in order. One that does not follow on from the one before counts for nothing. */
export function chairChanges(work: Approvals): readonly ChairChange[] {
  const found: ChairChange[] = [];
  for (const change of namings(work)
    .flatMap((named) => approvedChange(work, named) ?? [])
    .toSorted(byTime)) {
    const before = found.at(-1);
    if (before === undefined || (before.to === change.from && before.at <= change.row.created.at))
      found.push(change);
  }
  return found;
}

/** The chair whom the owner named last, while nobody has approved it; undefined when there is none. */
export function chairNamed(work: Approvals): NamedChair | undefined {
  const now = chairNow(work);
  const last = namings(work).at(-1);
  return last?.from === now && !chairChanges(work).some(({ row }) => row.id === last.row.id)
    ? last
    : undefined;
}

/** The directory id of who is chair. */
export function chairNow(work: Approvals): string {
  return chairChanges(work).at(-1)?.to ?? work.tender.values.chairId;
}

/** The directory id of who was chair before any change since publication. */
export function firstChair(work: Approvals): string {
  return chairChanges(work)[0]?.from ?? work.tender.values.chairId;
}

/** Whether a person was chair at an instant. In the second of a change both were. */
export function wasChair(work: Approvals, person: string, at: string): boolean {
  const changes = chairChanges(work);
  const terms = [
    { who: firstChair(work), since: '', until: changes[0]?.at },
    ...changes.map(({ to, at: since }, i) => ({ who: to, since, until: changes[i + 1]?.at })),
  ];
  return terms.some(
    ({ who, since, until }) => who === person && since <= at && (until === undefined || at <= until),
  );
}

// A row that somebody changed proves nothing.
function untouched({ created, changed, values }: RowOf<'tenderApprovals'>): boolean {
  return changed.at === created.at && changed.by.id === created.by.id && values.reason.trim() !== '';
}

function namings({ tender, tenderApprovals }: Approvals): readonly NamedChair[] {
  return tenderApprovals.flatMap((row): readonly NamedChair[] => {
    const { kind, subject = '' } = row.values;
    if (kind !== 'chair' || row.created.by.id !== tender.values.ownerId || !untouched(row)) return [];
    const [from = '', to = '', upn = ''] = subject.split(' ');
    return from === '' || to === '' || to === tender.values.ownerId || to === from
      ? []
      : [{ from, to, upn, row }];
  });
}

/** Approved by somebody who is neither the owner nor the new chair, and not before it was named. */
function approvedChange({ tender, tenderApprovals }: Approvals, named: NamedChair): ChairChange | undefined {
  const { ownerId } = tender.values;
  const approval = tenderApprovals.find(
    (row) =>
      row.values.kind === 'chair' &&
      row.values.subject === named.row.values.subject &&
      row.created.by.id !== ownerId &&
      row.created.by.id !== named.to &&
      row.created.at >= named.row.created.at &&
      untouched(row),
  );
  return approval && { ...named, at: approval.created.at, approval };
}

function byTime(a: ChairChange, b: ChairChange): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : Number(a.row.id) - Number(b.row.id);
}
