import type { RowOf } from '../../../src/registers/tender/index.ts';
import { inWords } from '../../../src/ui/tender/setup/method-problems.ts';

const stamp = { by: { id: '', upn: '', name: '' }, at: '' };

function row(
  order: number,
  values: Pick<RowOf<'tenderCriteria'>['values'], 'title' | 'key' | 'kind'> & { readonly parent?: string },
): RowOf<'tenderCriteria'> {
  return {
    id: String(order),
    clientKey: '',
    etag: '',
    created: stamp,
    changed: stamp,
    values: { tender: 'T-1', order, weight: '10', ...values },
  };
}

const work = {
  tenderCriteria: [
    row(1, { title: 'Price', key: 'price', kind: 'price' }),
    row(2, { title: 'Quality', key: 'quality', kind: 'qualitative' }),
    row(3, { title: 'Team', key: 'q1', kind: 'question', parent: 'quality' }),
    row(4, { title: 'Measured', key: 'sv', kind: 'social-value' }),
  ],
};

test.each([
  ['/criteria/2/targetRate', 'Measured, target'],
  ['/criteria/1/questions/0/scaleMax', 'Team, highest score'],
  ['/criteria/1/questions', 'Quality, questions'],
  ['/criteria/0', 'Price'],
  ['/criteria', 'Award criteria'],
  ['/tieBreak/0', 'Tie-break'],
  ['/criteria/9/weight', 'Award criteria'],
  ['', ''],
])('what is wrong at %s is told at “%s”', (pointer, place) => {
  const wrong = { kind: 'problems' as const, problems: [{ place: pointer, tell: 'Put it right.' }] };
  expect(inWords(work, wrong).problems).toEqual([{ place, tell: 'Put it right.' }]);
});
