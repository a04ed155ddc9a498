// What can be worked out again elsewhere: the tender as a file, and the steps of a calculation.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tenderDocument } from '../../../src/domain/tender/document.ts';
import { readTender } from '../../../src/domain/tender/file.ts';
import { exactText, ratio } from '../../../src/domain/tender/ratio.ts';
import { writeResult } from '../../../src/domain/tender/result-file.ts';
import { openEvaluation, withScore } from '../../../src/domain/tender/rescore.ts';
import { scoreTender } from '../../../src/domain/tender/score.ts';
import type { Tender } from '../../../src/domain/tender/tender.ts';
import { traceOf } from '../../../src/domain/tender/trace.ts';
import { aDocument, tenderOf } from './a-tender.ts';

const fixture = (name: string) => readFileSync(join(__dirname, '../../cli/tender-files', name), 'utf8');

function read(text: string): Tender {
  const checked = readTender(text);
  if (checked.kind === 'problems') throw new Error(JSON.stringify(checked.problems));
  return checked.value.tender;
}

test.each(['one-bid.json', 'three-bids.json'])(
  '%s written from its tender is the same tender with the same result',
  (name) => {
    const tender = read(fixture(name));
    const again = read(JSON.stringify(tenderDocument(tender)));
    expect(again).toEqual(tender);
    const result = (of: Tender) => writeResult(scoreTender(of), [], '');
    expect(result(again)).toBe(result(tender));
  },
);

test('an evaluation changed in the pane is written with its changed scores', () => {
  const changed = withScore(openEvaluation(tenderOf(aDocument())), 'A', 'sv-qual-1', ratio(1));
  const again = read(JSON.stringify(tenderDocument(changed.tender)));
  expect(exactText(again.bids[0]!.scores.get('sv-qual-1')!)).toBe('1');
  expect(scoreTender(again).map((bid) => exactText(bid.total))).toEqual(
    changed.judged.map((bid) => exactText(bid.total)),
  );
});

test('a number that no decimal can write is not written', () => {
  expect(() => tenderDocument({ ...tenderOf(aDocument()), estimate: ratio(1, 3) })).toThrow(
    'No decimal is 1/3',
  );
});

test('the trace shows every input, formula and exact result', () => {
  const tender = read(fixture('one-bid.json'));
  const [trace] = traceOf(tender, scoreTender(tender));
  expect(trace?.engine).toBe('1');
  const told = trace?.steps.map(({ of, code, inputs, result }) => [
    of,
    code,
    inputs.map(({ name, value }) => `${name} = ${value}`).join('; '),
    result,
  ]);
  expect(told).toEqual([
    ['social value', 'S5', 'line 1, OM23 = 27722', '27722'],
    ['price', 'P1', 'W = 40; price = 900000; lowest price = 900000', '40'],
    [
      'quality',
      'S6',
      'W = 40; q1, score of 5 = 4; q1, share of W = 0.48; q2, score of 5 = 3; q2, share of W = 0.24',
      '28.8',
    ],
    ['sv-quant', 'S3', 'W = 10; social value = 27722; rate = 0.027722; target rate = 0.5', '0.55444'],
    ['sv-qual', 'S6', 'W = 10; plan, score of 5 = 4; plan, share of W = 0.8', '8'],
  ]);
});
