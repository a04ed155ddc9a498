import type { Problem } from '../../../domain/words/problem.ts';
import { criteriaOf, type Work } from '../../../registers/tender/index.ts';

type Wrong = { readonly kind: 'problems'; readonly problems: readonly Problem[] };

const members: Readonly<Record<string, string>> = {
  id: 'key',
  weight: 'weight',
  formula: 'formula',
  targetRate: 'target',
  minimumRate: 'minimum rate',
  denominator: 'rate of',
  scaleMax: 'highest score',
  minimum: 'minimum score',
  questions: 'questions',
};

const whole: Readonly<Record<string, string>> = {
  criteria: 'Award criteria',
  tieBreak: 'Tie-break',
  estimate: 'Estimated value',
  reference: 'Reference',
};

/**
 * What is wrong with a method, at the criterion or question as people know it: the checks of a tender file say
 * "/criteria/2/targetRate", which nobody has before them in the pane.
 */
export function inWords(work: Pick<Work, 'tenderCriteria'>, { problems }: Wrong): Wrong {
  return {
    kind: 'problems',
    problems: problems.map(({ place, tell }) => ({ place: placed(work, place), tell })),
  };
}

function placed(work: Pick<Work, 'tenderCriteria'>, pointer: string): string {
  const [, part = '', at, ...rest] = pointer.split('/');
  const criterion = part === 'criteria' && at !== undefined ? criteriaOf(work)[Number(at)] : undefined;
  if (!criterion) return whole[part] ?? pointer;
  const [first, second, ...deeper] = rest;
  const question =
    first === 'questions' && second !== undefined ? criterion.questions[Number(second)] : undefined;
  const row = question ?? criterion.row;
  const member = members[(question ? deeper[0] : first) ?? ''];
  return member === undefined ? row.values.title : `${row.values.title}, ${member}`;
}
