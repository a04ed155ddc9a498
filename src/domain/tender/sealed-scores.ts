import { canonicalJson, type Json } from '../words/json.ts';
import { isSha256, type Sha256 } from '../words/sha256.ts';

/** One evaluator's score as it is sealed: nothing in it can change without another hash. */
export type SealedScore = {
  readonly tender: string;
  readonly methodHash: string;
  readonly bid: string;
  /** The id of the question. */
  readonly criterion: string;
  /** The evaluator's object id in the council's directory. */
  readonly evaluator: string;
  /** A decimal such as "3". */
  readonly score: string;
  readonly rationale: string;
  /** 32 random bytes in hex, kept by the evaluator until the reveal. */
  readonly nonce: string;
};

/** What the register shows of a score before the reveal, with what SharePoint itself says about the row. */
export type Commitment = {
  readonly id: string;
  readonly bid: string;
  readonly criterion: string;
  readonly evaluator: string;
  readonly hash: string;
  readonly createdBy: string;
  readonly changedBy: string;
  /** Instants, ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly changedAt: string;
};

/** The one row by which the chair closes the set of commitments before anything is revealed. */
export type FrozenSet = { readonly hash: string; readonly at: string; readonly by: string };

/** A score laid open, citing the frozen set, with what SharePoint says about the row. */
export type Reveal = {
  readonly sealed: SealedScore;
  readonly cites: string;
  readonly createdBy: string;
  readonly changedBy: string;
  readonly createdAt: string;
};

/** The text whose SHA-256 is the commitment. */
export function sealedText(sealed: SealedScore): string {
  const { tender, methodHash, bid, criterion, evaluator, score, rationale, nonce } = sealed;
  return canonicalJson({
    tender,
    methodHash,
    bid,
    criterion,
    evaluator,
    score,
    rationale,
    nonce,
  } satisfies Json);
}

/** The text whose SHA-256 closes a set: every commitment, whatever order they were read in. */
export function setText(commitments: readonly Commitment[]): string {
  const parts = commitments.map(({ bid, criterion, evaluator, hash }) =>
    canonicalJson({ bid, criterion, evaluator, hash }),
  );
  return `[${parts.toSorted().join(',')}]`;
}

/** What the check knows for sure: the tender, its frozen method, and who was to score what. */
export type Expected = {
  readonly tender: string;
  readonly methodHash: string;
  readonly evaluators: readonly string[];
  readonly bids: readonly string[];
  readonly criteria: readonly string[];
  /** Evaluators without whom a second person approved, with a reason, to go on. */
  readonly goneOnWithout: readonly Absence[];
};

/** An evaluator who cannot lock or reveal, and who approved going on. */
export type Absence = { readonly evaluator: string; readonly approvedBy: string; readonly reason: string };

/** Something the check does not accept, and why, in words for the chair. */
export type Refused = {
  readonly bid: string;
  readonly criterion: string;
  readonly evaluator: string;
  readonly why: string;
};

/** What a reveal comes to. */
export type RevealCheck = {
  readonly accepted: readonly SealedScore[];
  readonly refused: readonly Refused[];
  /** Committed and not yet revealed. */
  readonly waiting: readonly Commitment[];
  /** The set itself; undefined when it is as it was frozen. */
  readonly set: string | undefined;
};

/** What keeps the chair from closing the set: who has not locked what. Nothing when all is there. */
export function notYetLocked(expected: Expected, commitments: readonly Commitment[]): readonly Refused[] {
  const absent = new Set(expected.goneOnWithout.filter(isApproved).map((each) => each.evaluator));
  const locked = new Set(commitments.map(placeOf));
  return expected.evaluators
    .filter((evaluator) => !absent.has(evaluator))
    .flatMap((evaluator) =>
      expected.bids.flatMap((bid) => expected.criteria.map((criterion) => ({ bid, criterion, evaluator }))),
    )
    .filter((place) => !locked.has(placeOf(place)))
    .map((place) => ({ ...place, why: 'This score is not locked yet.' }));
}

/** Nobody approves their own absence. */
function isApproved(absence: Absence): boolean {
  return (
    absence.approvedBy !== '' && absence.approvedBy !== absence.evaluator && absence.reason.trim() !== ''
  );
}

function placeOf(of: {
  readonly bid: string;
  readonly criterion: string;
  readonly evaluator: string;
}): string {
  return JSON.stringify([of.bid, of.criterion, of.evaluator]);
}

/** Checks every reveal against its commitment and the frozen set. Nothing is accepted that cannot be proved. */
export async function checkReveals(
  expected: Expected,
  rows: {
    readonly commitments: readonly Commitment[];
    readonly set: FrozenSet;
    readonly reveals: readonly Reveal[];
  },
  sha256: Sha256,
): Promise<RevealCheck> {
  const { commitments, set, reveals } = rows;
  const setIsWhole = (await sha256(setText(commitments))) === set.hash;
  const accepted: SealedScore[] = [];
  const refused: Refused[] = [];
  const seen = new Set<string>();
  for (const reveal of reveals) {
    const { bid, criterion, evaluator } = reveal.sealed;
    const commitment = commitments.find((each) => placeOf(each) === placeOf(reveal.sealed));
    const why =
      whyNot(expected, set, commitment, reveal) ??
      ((await sha256(sealedText(reveal.sealed))) === commitment?.hash ? undefined : changedSince) ??
      (seen.has(placeOf(reveal.sealed))
        ? 'This score was revealed before. The first reveal counts.'
        : undefined);
    if (why !== undefined) refused.push({ bid, criterion, evaluator, why });
    else {
      accepted.push(reveal.sealed);
      seen.add(placeOf(reveal.sealed));
    }
  }
  const waiting = commitments.filter((each) => !seen.has(placeOf(each)));
  return { accepted: setIsWhole ? accepted : [], refused, waiting, set: setIsWhole ? undefined : brokenSet };
}

const changedSince =
  'The score, its reason or its secret is not what was locked. Ask the evaluator for the reveal from the app; nothing typed by hand can match.';
const brokenSet =
  'The commitments are not those that the chair closed: one was changed, added or removed since. No score can be accepted. Compare the version history of the list.';

function whyNot(
  expected: Expected,
  set: FrozenSet,
  commitment: Commitment | undefined,
  { sealed, cites, createdBy, changedBy, createdAt }: Reveal,
): string | undefined {
  if (!commitment) return 'There is no commitment for this score.';
  if (sealed.tender !== expected.tender) return `This score belongs to tender ${sealed.tender}.`;
  if (sealed.methodHash !== expected.methodHash)
    return 'This score was given under another version of the method.';
  if (!isSha256(sealed.nonce)) return 'The secret is not 32 bytes in hex.';
  if (cites !== set.hash) return 'The reveal does not cite the set that the chair closed.';
  // SharePoint tells whole seconds: a reveal in the second of the closing is not before it.
  if (createdAt < set.at) return 'This was revealed before the chair closed the set.';
  if (createdBy !== sealed.evaluator || changedBy !== sealed.evaluator)
    return 'Somebody other than the evaluator wrote the reveal.';
  if (commitment.createdBy !== sealed.evaluator || commitment.changedBy !== sealed.evaluator)
    return 'Somebody other than the evaluator wrote the commitment.';
  if (commitment.changedAt > set.at) return 'The commitment was changed after the chair closed the set.';
  return undefined;
}
