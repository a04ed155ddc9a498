import { lazy, type ComponentType } from 'react';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Registers } from '../../registers/registers.ts';
import { match } from './places.ts';

/** What every page is given: the named parts of its pattern. */
export type PageProps = { readonly params: Readonly<Record<string, string>> };

/** One page: its pattern, and its code in a chunk of its own. */
export type Route = {
  readonly pattern: string;
  /** The page itself once its code is there, else one that waits for it. */
  readonly page: () => ComponentType<PageProps>;
  /** Starts loading the code before the page is shown. */
  readonly load: () => Promise<unknown>;
  /** The registers without which it shows nothing, where it is a page that people begin at. */
  readonly reads: readonly (keyof Declarations)[];
};

function route(
  pattern: string,
  load: () => Promise<ComponentType<PageProps>>,
  ...reads: Route['reads']
): Route {
  let page: ComponentType<PageProps> | undefined;
  const waiting = lazy(async () => ({ default: await load() }));
  return {
    pattern,
    reads,
    page: () => page ?? waiting,
    load: async () => (page = await load()),
  };
}

/** Every page: a file and a line here. The first pattern that fits is shown. */
export const routes: readonly Route[] = [
  route(
    '/',
    () => import('../overview/OverviewPage.tsx').then((m) => m.OverviewPage),
    'contracts',
    'checklists',
    'policy',
  ),
  route(
    '/contracts',
    () =>
      import(/* webpackChunkName: "contracts" */ '../contracts/RegisterPage.tsx').then((m) => m.RegisterPage),
    'contracts',
    'suppliers',
    'contractSuppliers',
    'checklists',
    'policy',
  ),
  route('/contracts/new', () => import('../contracts/NewContractPage.tsx').then((m) => m.NewContractPage)),
  route('/contracts/import', () => import('../import/ImportPage.tsx').then((m) => m.ImportPage)),
  route('/contracts/import/:step', () => import('../import/ImportPage.tsx').then((m) => m.ImportPage)),
  route('/contracts/:ref', () => import('../contracts/ContractPage.tsx').then((m) => m.ContractPage)),
  route('/contracts/:ref/edit', () =>
    import('../contracts/EditContractPage.tsx').then((m) => m.EditContractPage),
  ),
  route(
    '/checklists',
    () => import('../checklist/ChecklistsPage.tsx').then((m) => m.ChecklistsPage),
    'checklists',
    'contracts',
    'roles',
  ),
  route('/checklists/start/:contract', () => import('../checklist/StartPage.tsx').then((m) => m.StartPage)),
  route('/checklists/:ref', () => import('../checklist/TaskListPage.tsx').then((m) => m.TaskListPage)),
  route('/checklists/:ref/all', () =>
    import('../checklist/AllQuestionsPage.tsx').then((m) => m.AllQuestionsPage),
  ),
  route('/checklists/:ref/check', () => import('../checklist/CheckPage.tsx').then((m) => m.CheckPage)),
  route('/checklists/:ref/sign-off', () => import('../checklist/SignOffPage.tsx').then((m) => m.SignOffPage)),
  route('/checklists/:ref/record', () => import('../checklist/RecordPage.tsx').then((m) => m.RecordPage)),
  route('/checklists/:ref/:question', () =>
    import('../checklist/QuestionPage.tsx').then((m) => m.QuestionPage),
  ),
  route('/checklists/:ref/:question/history', () =>
    import('../checklist/HistoryPage.tsx').then((m) => m.HistoryPage),
  ),
  route(
    '/suppliers',
    () => import('../suppliers/SuppliersPage.tsx').then((m) => m.SuppliersPage),
    'suppliers',
    'contractSuppliers',
    'contracts',
  ),
  route('/suppliers/:ref', () => import('../suppliers/SupplierPage.tsx').then((m) => m.SupplierPage)),
  route('/tender', () => import('../tender/TenderHome.tsx').then((m) => m.TenderHome)),
  route('/tender/new', () => import('../tender/setup/NewTenderPage.tsx').then((m) => m.NewTenderPage)),
  route('/tender/:ref', () => import('../tender/TenderPane.tsx').then((m) => m.TenderPane)),
  route('/tender/:ref/:step', () => import('../tender/TenderPane.tsx').then((m) => m.TenderPane)),
  route('/tenders/:ref', () => import('../tenders/TenderPage.tsx').then((m) => m.TenderPage)),
  route('/workbook', () => import('../workbook/registers/WorkbookPage.tsx').then((m) => m.WorkbookPage)),
  route('/workbook/self-test', () => import('../workbook/SelfTestPage.tsx').then((m) => m.SelfTestPage)),
  route('/workbook/:register', () =>
    import('../workbook/registers/RegisterSheetPage.tsx').then((m) => m.RegisterSheetPage),
  ),
  route('/actions', () => import('../actions/ActionsPage.tsx').then((m) => m.ActionsPage)),
  route('/settings/reminders', () => import('../settings/RemindersPage.tsx').then((m) => m.RemindersPage)),
  route('/settings/health', () => import('../settings/HealthPage.tsx').then((m) => m.HealthPage)),
  route('/settings', () => import('../settings/SettingsPage.tsx').then((m) => m.SettingsPage)),
  route(
    '/mine',
    () => import('../mine/MinePage.tsx').then((m) => m.MinePage),
    'checklists',
    'actions',
    'contracts',
    'roles',
  ),
  route('/mine/contracts', () => import('../mine/MyContractsPage.tsx').then((m) => m.MyContractsPage)),
  route('/mine/checklists', () => import('../mine/MyChecklistsPage.tsx').then((m) => m.MyChecklistsPage)),
  route('/evidence', () => import('../evidence/EvidencePage.tsx').then((m) => m.EvidencePage)),
];

/** Fetches the code of the page at a place; where that fails, the page itself says so when it is shown. */
export async function fetchPage(path: string): Promise<void> {
  await at(path)
    ?.load()
    .catch(() => undefined);
}

/** Reads what the page at a place begins with, so that its rows are there when it is. */
export async function readFor(path: string, registers: Registers): Promise<void> {
  await Promise.all((at(path)?.reads ?? []).map((key) => registers[key].all()));
}

function at(path: string): Route | undefined {
  return routes.find(({ pattern }) => match(pattern, path));
}

/** The path above a path, if there is a page: "/contracts" for "/contracts/C-0001". */
export function parentOf(path: string): string | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  while (parts.length > 0) {
    parts.pop();
    const above = `/${parts.join('/')}`;
    if (routes.some(({ pattern }) => match(pattern, above))) return above;
  }
  return undefined;
}
