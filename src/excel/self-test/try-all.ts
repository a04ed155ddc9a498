import { type Outcome, failed, fine } from '../../domain/words/outcome.ts';
import type { Trial } from '../../ui/workbook/port.ts';
import { faultOf } from '../workbook/trouble.ts';
import { type Ground, scenario, testTable } from './scenario.ts';

/** Goes through the scenario in an empty workbook, which is empty again afterwards; tells of all trials after each. */
export async function tryAll(
  ground: Ground,
  tried: (trials: readonly Trial[]) => void,
): Promise<Outcome<readonly Trial[]>> {
  try {
    if (!(await isEmpty(ground))) return failed(notEmpty);
    const trials: Trial[] = [];
    for (const { name, expected, run } of scenario) {
      const began = performance.now();
      const seen = await run(ground).catch(told);
      const milliseconds = Math.round(performance.now() - began);
      trials.push({
        name,
        expected: JSON.stringify(expected),
        seen: JSON.stringify(seen) ?? '',
        milliseconds,
      });
      tried([...trials]);
    }
    await leaveEmpty(ground);
    return fine(trials);
  } catch (error) {
    return failed(faultOf(error));
  }
}

const notEmpty = {
  kind: 'refused',
  tell: 'This workbook is not empty. The self-test fills sheets and takes them away again.',
  mend: 'Open a new workbook, and start it there.',
  code: 'WorkbookNotEmpty',
} as const;

function told(error: unknown): string {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? `${String(error.code)}: ` : '';
  return `${code}${error instanceof Error ? error.message : String(error)}`;
}

async function isEmpty({ excel, workbook }: Ground): Promise<boolean> {
  const facts = await workbook.facts();
  if (facts.kind === 'fault' || facts.value.stamp || facts.value.unreadable !== undefined) return false;
  return excel.run(async (context) => {
    const { worksheets, names } = context.workbook;
    worksheets.load('items/name');
    names.load('items/name');
    await context.sync();
    const used = worksheets.items.map((sheet) => sheet.getUsedRangeOrNullObject(true).load('address'));
    await context.sync();
    return names.items.length === 0 && used.every(({ isNullObject }) => isNullObject);
  });
}

async function leaveEmpty({ excel }: Ground): Promise<void> {
  await excel.run(async (context) => {
    const { worksheets, names, customXmlParts } = context.workbook;
    worksheets.load('items/name');
    names.load('items/name');
    customXmlParts.load('items/id');
    await context.sync();
    for (const { id } of customXmlParts.items) customXmlParts.getItem(id).delete();
    for (const { name } of names.items) names.getItem(name).delete();
    for (const { name } of worksheets.items)
      if (name.startsWith(testTable.sheet)) worksheets.getItem(name).delete();
    await context.sync();
  });
}
