import { type Outcome, failed, fine } from '../../domain/words/outcome.ts';
import { listen, readSelected, showCell } from './around.ts';
import { type Again, putBack, writeEdits } from './edit-cells.ts';
import { find } from './find.ts';
import type { SelfTest, Workbook, WorkbookFacts } from '../../ui/workbook/port.ts';
import { putAll } from './put-all.ts';
import { foundTable, readBody } from './read.ts';
import { type Stamp, namespace, readStamp, stampXml } from '../../ui/workbook/stamp.ts';
import { faultOf } from './trouble.ts';

/** What the adapter needs of the page: Microsoft's library, and where the workbook is stored. */
export type Office = {
  readonly excel: typeof Excel;
  readonly address: () => string;
  /** Which Excel it is, for the report of a self-test. */
  readonly facts?: () => SelfTest['facts'];
};

/** The workbook through Office.js: the one adapter, for every Excel. */
export function officeWorkbook({ excel, address, facts = () => [] }: Office): Workbook {
  const run = async <T>(
    work: (context: Excel.RequestContext) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> => {
    try {
      return await excel.run(work);
    } catch (error) {
      return failed(faultOf(error));
    }
  };
  const again: Again = (key, edits, wrote) => run((context) => putBack(context, key, edits, wrote));
  const workbook: Workbook = {
    facts: () => run((context) => factsOf(context, address())),
    put: (sheets) => run((context) => putAll(context, sheets, again)),
    read: (key) =>
      run(async (context) => {
        const found = await find(context, key);
        if (found.kind === 'fault') return found;
        if (!found.value) return fine(undefined);
        const { located } = found.value;
        return fine(await foundTable(located, await readBody(context, located)));
      }),
    write: (key, edits) => run((context) => writeEdits(context, key, edits, again)),
    selected: () => run(readSelected),
    show: (key, row, column) => run((context) => showCell(context, key, row, column)),
    stamp: (stamp) =>
      run(async (context) => {
        await queueStamp(context, stamp);
        await context.sync();
        return fine(undefined);
      }),
    onEdited: (edited) => run((context) => listen(excel, context, edited)),
    tryOut: async (tried) => {
      const { tryAll } = await import('../self-test/try-all.ts');
      const trials = await tryAll({ excel, workbook }, tried);
      return trials.kind === 'fault' ? trials : fine({ facts: facts(), trials: trials.value });
    },
  };
  return workbook;
}

async function factsOf(context: Excel.RequestContext, address: string): Promise<Outcome<WorkbookFacts>> {
  const { workbook } = context;
  const part = workbook.customXmlParts.getByNamespace(namespace).getOnlyItemOrNullObject();
  part.load('id');
  workbook.load('name');
  workbook.application.load('calculationMode');
  await context.sync();
  const facts = {
    name: workbook.name,
    address,
    calculation:
      workbook.application.calculationMode === 'Manual' ? ('manual' as const) : ('automatic' as const),
  };
  if (part.isNullObject) return fine({ ...facts, stamp: undefined });
  const xml = part.getXml();
  await context.sync();
  const stamp = readStamp(xml.value);
  return fine(
    typeof stamp === 'string' ? { ...facts, stamp: undefined, unreadable: stamp } : { ...facts, stamp },
  );
}

/** Queues the stamp in place of the one before; one round trip to know that one. */
async function queueStamp(context: Excel.RequestContext, stamp: Stamp): Promise<void> {
  const { customXmlParts } = context.workbook;
  const before = customXmlParts.getByNamespace(namespace).load('items/id');
  await context.sync();
  for (const part of before.items) part.delete();
  customXmlParts.add(stampXml(stamp));
}
