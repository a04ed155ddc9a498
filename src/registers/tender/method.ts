import { checkMethod } from '../../domain/tender/file.ts';
import { tenderFormat } from '../../domain/tender/file.ts';
import { deviations, methodText, type ScoringTemplate } from '../../domain/tender/method.ts';
import { decimal, isDecimal, type Ratio } from '../../domain/tender/ratio.ts';
import type { SocialValueFormulaKey } from '../../domain/tender/formulas/index.ts';
import type { PublishedWords } from '../../domain/tender/assessment-summary.ts';
import type { Tender } from '../../domain/tender/tender.ts';
import { canonicalJson, type Json } from '../../domain/words/json.ts';
import { toPounds } from '../../domain/words/money.ts';
import type { Checked, Problem } from '../../domain/words/problem.ts';
import type { Sha256 } from '../../domain/words/sha256.ts';
import { oneKindOfLine } from './lines-of-text.ts';
import type { RowOf, Work } from './work.ts';

type Members = { readonly [member: string]: Json };

function byOrder<T extends { readonly values: { readonly order: number } }>(
  rows: readonly T[],
): readonly T[] {
  return rows.toSorted((a, b) => a.values.order - b.values.order);
}

/** The criteria of a tender in their published order, each with its questions. */
export function criteriaOf(work: Pick<Work, 'tenderCriteria'>): readonly {
  readonly row: RowOf<'tenderCriteria'>;
  readonly questions: readonly RowOf<'tenderCriteria'>[];
}[] {
  const rows = byOrder(work.tenderCriteria);
  return rows
    .filter(({ values }) => values.kind !== 'question')
    .map((row) => ({
      row,
      questions: rows.filter(({ values }) => values.kind === 'question' && values.parent === row.values.key),
    }));
}

/** The questions that evaluators score, in their published order. */
export function questionsOf(work: Pick<Work, 'tenderCriteria'>): readonly RowOf<'tenderCriteria'>[] {
  return criteriaOf(work).flatMap(({ questions }) => questions);
}

/** The measures that bidders may offer, in their published order. */
export function measuresOf(work: Pick<Work, 'tenderMeasures'>): readonly RowOf<'tenderMeasures'>[] {
  return byOrder(work.tenderMeasures);
}

/** The method as the rows of the register have it now: a tender file without its bids. */
export function methodDocument(work: Pick<Work, 'tender' | 'tenderCriteria'>): Members {
  const { ref, estimate, tieBreak, includeFailed } = work.tender.values;
  return {
    format: tenderFormat,
    reference: ref,
    estimate: toPounds(estimate),
    criteria: criteriaOf(work).map(criterionDocument),
    tieBreak: (tieBreak ?? '').split(/\s+/).filter((id) => id !== ''),
    includeFailed: includeFailed ?? false,
  };
}

function present(members: { readonly [member: string]: string | undefined }): Members {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, oneKindOfLine(value)]],
    ),
  );
}

function criterionDocument({ row, questions }: ReturnType<typeof criteriaOf>[number]): Members {
  const { key: id, kind, weight, formula, targetRate, denominator, minimumRate } = row.values;
  const head = { id, kind, weight };
  if (kind === 'qualitative')
    return {
      ...head,
      questions: questions.map(({ values }) =>
        present({
          id: values.key,
          weight: values.weight,
          scaleMax: values.scaleMax,
          minimum: values.minimum,
        }),
      ),
    };
  if (kind === 'price') return { ...head, ...present({ formula }) };
  return { ...head, ...present({ formula, targetRate, denominator, minimumRate }) };
}

/** The method as the rows have it, checked; problems in the words of the tender file. */
export function methodNow(work: Pick<Work, 'tender' | 'tenderCriteria'>): Checked<Tender> {
  return checkMethod(methodDocument(work));
}

/** What bidders are told beside the method: titles, how each is assessed, scales, measures and their values. */
export function publishedText(work: Pick<Work, 'tenderCriteria' | 'tenderMeasures'>): string {
  return canonicalJson({
    criteria: byOrder(work.tenderCriteria).map(({ values }) =>
      present({
        id: values.key,
        title: values.title,
        howAssessed: values.howAssessed,
        descriptors: values.descriptors,
      }),
    ),
    measures: measuresOf(work).map(({ values }) => {
      const { measure, title, unitKind, unit, definition, proxy, deadweight, attribution, cap } = values;
      return present({ measure, title, unitKind, unit, definition, proxy, deadweight, attribution, cap });
    }),
  });
}

/** Both hashes of the method as the rows have it now. */
export async function hashesNow(
  work: Pick<Work, 'tender' | 'tenderCriteria' | 'tenderMeasures'>,
  sha256: Sha256,
): Promise<{ readonly hash: string; readonly publishedHash: string }> {
  return {
    hash: await sha256(methodText(methodDocument(work))),
    publishedHash: await sha256(publishedText(work)),
  };
}

/** The method that holds: the last that was frozen, if its row is as it was made. */
export function frozenMethod(work: Pick<Work, 'tenderMethods'>): RowOf<'tenderMethods'> | undefined {
  return work.tenderMethods.toSorted((a, b) => a.values.version - b.values.version).at(-1);
}

/** Whether the rows still are the method that was frozen, and the frozen row is untouched. */
export async function isFrozen(
  work: Pick<Work, 'tender' | 'tenderCriteria' | 'tenderMeasures' | 'tenderMethods'>,
  sha256: Sha256,
): Promise<boolean> {
  const frozen = frozenMethod(work);
  if (!frozen || frozen.changed.at !== frozen.created.at) return false;
  const now = await hashesNow(work, sha256);
  const { hash, publishedHash, text, published } = frozen.values;
  const whole = (await sha256(text)) === hash && (await sha256(published)) === publishedHash;
  return whole && now.hash === hash && now.publishedHash === publishedHash;
}

/** Where the method departs from the scoring level it follows; nothing where it follows none. */
export function deviationsNow(
  work: Pick<Work, 'tender' | 'tenderCriteria' | 'scoringTemplates'>,
): readonly Problem[] {
  const { template } = work.tender.values;
  if (template === undefined || template === '') return [];
  const row = work.scoringTemplates.find(({ values }) => values.ref === template);
  if (!row) return [{ place: 'Template', tell: `There is no scoring level ${template}. Choose another.` }];
  const method = methodNow(work);
  if (method.kind === 'problems') return [];
  const ours = work.tenderCriteria
    .filter(({ values }) => values.socialValue === true)
    .map(({ values }) => values.key);
  return deviations(method.value, templateOf(row), new Set(ours));
}

function templateOf({ values }: RowOf<'scoringTemplates'>): ScoringTemplate {
  const { title, weight, measuredWeight, targetRate, minimumRate } = values;
  const formula: SocialValueFormulaKey = values.formula;
  return {
    title,
    socialValueWeight: ratioOf(weight),
    measuredWeight: ratioOf(measuredWeight),
    formula,
    ...(targetRate !== undefined && { targetRate: ratioOf(targetRate) }),
    ...(minimumRate !== undefined && { minimumRate: ratioOf(minimumRate) }),
  };
}

/** A decimal of the register as an exact value; 0 where somebody typed something else by hand. */
export function ratioOf(text: string): Ratio {
  return decimal(isDecimal(text) ? text : '0');
}

/** What was published about each criterion and question, for summaries. */
export function publishedWords(work: Pick<Work, 'tenderCriteria'>): ReadonlyMap<string, PublishedWords> {
  return new Map(
    work.tenderCriteria.map(({ values }) => [
      values.key,
      {
        title: values.title,
        howAssessed: values.howAssessed ?? '',
        descriptors: descriptorsOf(values.descriptors ?? ''),
      },
    ]),
  );
}

/** "0: nothing" in lines, as scores and what they mean. */
export function descriptorsOf(text: string): PublishedWords['descriptors'] {
  return text.split('\n').flatMap((line) => {
    const [, score, words] = /^\s*([\d.]+)\s*:\s*(.*\S)\s*$/.exec(line) ?? [];
    return score === undefined || words === undefined ? [] : [{ score, words }];
  });
}
