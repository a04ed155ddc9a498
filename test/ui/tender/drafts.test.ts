import type { RowOf } from '../../../src/registers/tender/index.ts';
import { isFirst, movedUp, withDraft, withoutKey } from '../../../src/ui/tender/setup/drafts.ts';

const stamp = { by: { id: '', upn: '', name: '' }, at: '' };

function row(key: string, parent?: string): RowOf<'tenderCriteria'> {
  const kind = parent === undefined ? ('qualitative' as const) : ('question' as const);
  const values = { title: key, key, kind, tender: 'T-1', order: 1, weight: '10' };
  return {
    id: key,
    clientKey: '',
    etag: '',
    created: stamp,
    changed: stamp,
    values: parent === undefined ? values : { ...values, parent },
  };
}

const groups = [
  { row: row('price'), questions: [] },
  { row: row('quality'), questions: [row('q1', 'quality'), row('q2', 'quality')] },
  { row: row('sv'), questions: [] },
];
const keys = (drafts: readonly { readonly key: string }[]) => drafts.map(({ key }) => key).join(' ');

test('a criterion moves up with its questions, past the questions of the one above; a question within its criterion', () => {
  expect(keys(movedUp(groups, 'sv'))).toBe('price sv quality q1 q2');
  expect(keys(movedUp(groups, 'quality'))).toBe('quality q1 q2 price sv');
  expect(keys(movedUp(groups, 'q2'))).toBe('price quality q2 q1 sv');
  expect(keys(movedUp(groups, 'price'))).toBe('price quality q1 q2 sv');
  expect(['price', 'quality', 'q1', 'q2', 'sv'].filter((key) => isFirst(groups, key))).toEqual([
    'price',
    'q1',
  ]);
});

test('a criterion leaves with its questions, and takes them along to another key', () => {
  expect(keys(withoutKey(groups, 'quality'))).toBe('price sv');
  expect(keys(withoutKey(groups, 'q1'))).toBe('price quality q2 sv');
  const renamed = withDraft(groups, { ...row('how').values }, 'quality');
  expect(renamed.kind === 'done' && renamed.value.map(({ key, parent }) => parent ?? key)).toEqual([
    'price',
    'how',
    'how',
    'how',
    'sv',
  ]);
});

test('two criteria cannot have one key', () => {
  expect(withDraft(groups, row('sv').values, undefined)).toMatchObject({ problems: [{ place: 'Key' }] });
  expect(withDraft(groups, row('sv').values, 'price')).toMatchObject({ problems: [{ place: 'Key' }] });
  expect(withDraft(groups, row('sv').values, 'sv')).toMatchObject({ kind: 'done' });
});
