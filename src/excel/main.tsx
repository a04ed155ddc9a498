// The first thing that runs in Excel's task pane: as small as can be. Excel's own library comes from Microsoft.
import { root, say } from '../doors/first-words.ts';
import { signInLater } from '../doors/sign-in-later.ts';
import { readSettings } from '../doors/settings.ts';
import { workbookLater } from '../ui/workbook/later.ts';
import type { Workbook } from '../ui/workbook/port.ts';
import { excelHost } from './excel-host.ts';
import { placesInMemory, type LastPlace } from './places-in-memory.ts';

// A host that does not answer leaves the library waiting for ever.
const patience = 15_000;

async function start(): Promise<void> {
  const pages = import(/* webpackChunkName: "mount" */ '../doors/mount.tsx');
  const answer = await fetch('/settings.json');
  const settings = await readSettings(await answer.json().catch(() => undefined));
  if (typeof settings === 'string') {
    say(settings);
    return;
  }
  const wrong = await greet();
  if (wrong !== undefined) {
    say(wrong);
    return;
  }
  await (
    await pages
  ).mount(excelHost(signInLater(settings)), settings, root(), {
    keep: (start) => placesInMemory(start, lastPlace(window, Office.context.document.url)),
    workbook: workbookLater(openWorkbook),
  });
}

/** The last place beside this workbook; kept as long as the pane is, where the program lets us name what keeps it. */
function lastPlace(pane: Window, workbook: string): LastPlace | undefined {
  try {
    const { sessionStorage } = pane;
    const name = `place beside ${workbook}`;
    return {
      read: () => sessionStorage.getItem(name) ?? undefined,
      keep: (place) => sessionStorage.setItem(name, place),
    };
  } catch {
    return undefined;
  }
}

/** The workbook beside the pane, by Excel's own library. */
async function openWorkbook(): Promise<Workbook> {
  const { officeWorkbook } = await import('./workbook/office.ts');
  return officeWorkbook({ excel: Excel, address: () => Office.context.document.url, facts });
}

/** Which Excel it is; for the report of a self-test. */
function facts(): readonly (readonly [string, string])[] {
  const { diagnostics, requirements, contentLanguage, displayLanguage } = Office.context;
  const newest = Array.from({ length: 21 }, (_, i) => `1.${20 - i}`).find((version) =>
    requirements.isSetSupported('ExcelApi', version),
  );
  return [
    ['Program', `${diagnostics?.host ?? 'Excel'} ${diagnostics?.version ?? ''}`.trim()],
    ['Platform', String(diagnostics?.platform ?? '')],
    ['ExcelApi', newest ?? 'older than 1.0'],
    ['Languages', `${contentLanguage}, ${displayLanguage}`],
  ];
}

/** Waits for Excel; what is wrong when it is not there, or is too old. */
async function greet(): Promise<string | undefined> {
  if (typeof Office === 'undefined')
    return 'Excel’s library could not be loaded. Ask your IT team to allow appsforoffice.microsoft.com, then open the pane again.';
  const late = new Promise<undefined>((done) => {
    setTimeout(() => done(undefined), patience);
  });
  const greeted = await Promise.race([Office.onReady(), late]);
  if (!greeted) return 'Excel did not answer. Close the pane and open it again.';
  if (greeted.host !== Office.HostType.Excel)
    return 'This page is a task pane of Excel. Open it there, from Home, Good Measure.';
  if (!Office.context.requirements.isSetSupported('ExcelApi', '1.9'))
    return 'This Excel is too old for the task pane. It needs Excel 2021, Microsoft 365 or Excel on the web.';
  return undefined;
}

start().catch(() => {
  say('The pane could not be started. Check the connection, then open it again.');
});
