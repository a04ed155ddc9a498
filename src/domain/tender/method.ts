import { canonicalJson, isObject, type Json } from '../words/json.ts';
import { ok, problem, type Checked, type Problem } from '../words/problem.ts';
import type { Sha256 } from '../words/sha256.ts';
import { checkMethod } from './file.ts';
import type { SocialValueFormulaKey } from './formulas/index.ts';
import { compare, exactText, ratio, sum, type Ratio } from './ratio.ts';
import type { Tender } from './tender.ts';

/** A method as it was published, or as it was changed afterwards with a reason. */
export type MethodVersion = {
  /** 1 for the method as published, then 2, 3 … */
  readonly version: number;
  /** SHA-256 of the method's text. */
  readonly hash: string;
  /** The method as canonical JSON: the tender file without its bids. */
  readonly text: string;
  readonly approver: string;
  /** Empty for the first version. */
  readonly reason: string;
  /** An instant, ISO 8601 in UTC. */
  readonly at: string;
};

/** The text over which a method is hashed: a tender document without bids, as canonical JSON (RFC 8785). */
export function methodText(document: Json): string {
  if (!isObject(document)) return canonicalJson(document);
  const { bids: _, ...method } = document;
  return canonicalJson(method);
}

/** What is said when a method is frozen. */
export type Freezing = Pick<MethodVersion, 'approver' | 'reason' | 'at'>;

/** The next version of a method. The first freezes it; a later one must differ, and needs a reason and an approver. */
export async function freezeMethod(
  document: Json,
  earlier: readonly MethodVersion[],
  said: Freezing,
  sha256: Sha256,
): Promise<Checked<MethodVersion>> {
  const checked = checkMethod(document);
  if (checked.kind === 'problems') return checked;
  const text = methodText(document);
  const hash = await sha256(text);
  if (said.approver.trim() === '') return problem('Approver', 'Name who approves the method.');
  const last = earlier.at(-1);
  if (last?.hash === hash) return problem('Method', `Nothing has changed since version ${last.version}.`);
  if (last && said.reason.trim() === '')
    return problem(
      'Reason',
      'The method is published. Give the reason for changing it; bidders must be told.',
    );
  return ok({ ...said, version: earlier.length + 1, hash, text });
}

/** Whether a document still is the method that was frozen. */
export async function isFrozenMethod(
  document: Json,
  version: MethodVersion,
  sha256: Sha256,
): Promise<boolean> {
  return (await sha256(methodText(document))) === version.hash;
}

/** A scoring level that the council has approved for all tenders of a kind. */
export type ScoringTemplate = {
  readonly title: string;
  /** All marks for social value, measured and described together. */
  readonly socialValueWeight: Ratio;
  /** The part of them that is measured in money. */
  readonly measuredWeight: Ratio;
  readonly formula: SocialValueFormulaKey;
  readonly targetRate?: Ratio;
  readonly minimumRate?: Ratio;
};

/** Where a method departs from the council's template; each needs an approver and a reason before it is used. */
export function deviations(
  method: Pick<Tender, 'criteria'>,
  template: ScoringTemplate,
  socialValueCriteria: ReadonlySet<string>,
): readonly Problem[] {
  const parts = method.criteria.filter(
    (each) => each.kind === 'social-value' || socialValueCriteria.has(each.id),
  );
  const total = sum(parts.map((each) => each.weight));
  const measured = method.criteria.find((each) => each.kind === 'social-value');
  const found: Problem[] = [];
  const differ = (place: string, here: Ratio | undefined, there: Ratio | undefined) => {
    if (here && there ? compare(here, there) === 0 : here === there) return;
    found.push({
      place,
      tell: `${told(here)} here, ${told(there)} in “${template.title}”. Change it, or have it approved with a reason.`,
    });
  };
  differ('Weight of social value', total, template.socialValueWeight);
  differ('Weight of measured social value', measured?.weight ?? ratio(0), template.measuredWeight);
  if (!measured) return found;
  differ('Target', measured.targetRate, template.targetRate);
  differ('Minimum rate', measured.minimumRate, template.minimumRate);
  if (measured.formula !== template.formula)
    found.push({
      place: 'Formula',
      tell: `${measured.formula} here, ${template.formula} in “${template.title}”. Change it, or have it approved with a reason.`,
    });
  return found;
}

function told(value: Ratio | undefined): string {
  return value ? exactText(value) : 'none';
}
