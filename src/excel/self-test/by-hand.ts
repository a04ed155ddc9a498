/** A sheet by its name. */
export function sheetIn(context: Excel.RequestContext, sheet: string): Excel.Worksheet {
  return context.workbook.worksheets.getItem(sheet);
}

/** Excel's own name for an error. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
}

// An event comes some moments after the change.
const patience = 10_000;

/** Changes a cell and waits until that is told. */
export async function hearChange(excel: typeof Excel, sheet: string): Promise<unknown> {
  let tell: (heard: unknown) => void = () => undefined;
  const heard = new Promise<unknown>((done) => {
    tell = done;
  });
  const timer = setTimeout(() => tell('nothing was heard'), patience);
  const handler = await excel.run(async (context) => {
    const added = sheetIn(context, sheet).onChanged.add(async ({ address, changeType }) => {
      tell([address, changeType]);
      await Promise.resolve();
    });
    await context.sync();
    return added;
  });
  const put = (text: string) =>
    excel.run(async (context) => {
      sheetIn(context, sheet).getRange('L30').values = [[text]];
      await context.sync();
    });
  await put('changed');
  const seen = await heard;
  clearTimeout(timer);
  await excel.run(handler.context, async (context) => {
    handler.remove();
    await context.sync();
  });
  await put('');
  return seen;
}

/** Protects the sheet and tries a locked and an open cell. */
export async function tryProtection(excel: typeof Excel, sheet: string): Promise<unknown> {
  const write = (address: string) =>
    excel
      .run(async (context) => {
        sheetIn(context, sheet).getRange(address).values = [['x']];
        await context.sync();
        return 'taken';
      })
      .catch(codeOf);
  await excel.run(async (context) => {
    sheetIn(context, sheet).getRange('L31').format.protection.locked = false;
    sheetIn(context, sheet).protection.protect();
    await context.sync();
  });
  const seen = [await write('L30'), await write('L31')];
  await excel.run(async (context) => {
    sheetIn(context, sheet).protection.unprotect();
    sheetIn(context, sheet).getRange('L30:L31').clear();
    await context.sync();
  });
  return seen;
}
