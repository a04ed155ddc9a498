// One bundle of the usual packages, put together the usual way: sign in, read the list, show it in a DataGrid.
import { createNestablePublicClientApplication } from '@azure/msal-browser';
import {
  Badge,
  Button,
  Combobox,
  DataGrid,
  DataGridBody,
  DataGridCell,
  DataGridHeader,
  DataGridHeaderCell,
  DataGridRow,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTrigger,
  Field,
  FluentProvider,
  Input,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Option,
  Spinner,
  Tab,
  TabList,
  createTableColumn,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import {
  Client,
  HTTPMessageHandler,
  PageIterator,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import * as teams from '@microsoft/teams-js';
import * as cards from 'adaptivecards';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

type Settings = {
  clientId: string;
  authority: string;
  graph: string;
  sites: { open: string };
  hosts: string[];
};
type Row = Record<string, string>;

const themes = { dark: teamsDarkTheme, contrast: teamsHighContrastTheme, default: teamsLightTheme };
const heads = ['Title', 'Ref', 'Service', 'Stage', 'Value', 'End'];
const columns = heads.map((columnId) =>
  createTableColumn<Row>({
    columnId,
    compare: (a, b) => (a[columnId] ?? '').localeCompare(b[columnId] ?? ''),
    renderHeaderCell: () => columnId,
    renderCell: (row) =>
      columnId === 'Title' ? <a href={`#${row['Ref']}`}>{row['Title']}</a> : row[columnId],
  }),
);

class Bearer implements Middleware {
  #next: Middleware | undefined;
  readonly #token: string;
  constructor(token: string) {
    this.#token = token;
  }
  execute(context: Context): Promise<void> {
    context.options = { ...context.options, headers: { authorization: `Bearer ${this.#token}` } };
    return this.#next?.execute(context) ?? Promise.resolve();
  }
  setNext(next: Middleware): void {
    this.#next = next;
  }
}

async function rowsOf(settings: Settings): Promise<Row[]> {
  const app = await createNestablePublicClientApplication({
    auth: {
      clientId: settings.clientId,
      authority: settings.authority,
      redirectUri: `${location.origin}/redirect.html`,
    },
  });
  const { accessToken } = await app.acquireTokenSilent({ scopes: ['User.Read', 'Sites.Selected'] });
  const client = Client.initWithMiddleware({
    baseUrl: settings.graph.replace(/\/v1\.0$/, ''),
    defaultVersion: 'v1.0',
    middleware: [new Bearer(accessToken), new HTTPMessageHandler()] as unknown as Middleware,
  });
  const api = client.api.bind(client);
  client.api = (path) => api(path.startsWith(settings.graph) ? path.slice(settings.graph.length) : path);
  const site = (await client.api(`/sites/${settings.sites.open}`).get()) as { id: string };
  const found: Row[] = [];
  for (const list of ['Contracts', 'Suppliers', 'Checklists']) {
    const first = await client.api(`/sites/${site.id}/lists/${list}/items?$expand=fields&$top=5000`).get();
    await new PageIterator(client, first, ({ fields }: { fields: Row }) => {
      if (list === 'Contracts') found.push(fields);
      return true;
    }).iterate();
  }
  return found;
}

function App({ settings, theme }: { settings: Settings; theme: string }) {
  const [rows, setRows] = useState<Row[]>();
  useEffect(() => void rowsOf(settings).then(setRows), [settings]);
  return (
    <FluentProvider theme={themes[theme as keyof typeof themes] ?? teamsLightTheme}>
      <TabList selectedValue="contracts">
        <Tab value="overview">Overview</Tab>
        <Tab value="contracts">Contracts</Tab>
      </TabList>
      <Field label="Search">
        <Input />
      </Field>
      <Combobox aria-label="Service">
        <Option>Highways</Option>
      </Combobox>
      <Menu>
        <MenuTrigger>
          <Button>More</Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem>Export</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Dialog>
        <DialogTrigger>
          <Button>Add contract</Button>
        </DialogTrigger>
        <DialogSurface>
          <DialogBody>
            <DialogContent>
              <Badge>{Object.keys(cards).length}</Badge>
            </DialogContent>
          </DialogBody>
        </DialogSurface>
      </Dialog>
      {rows ? (
        <DataGrid items={rows} columns={columns} sortable selectionMode="multiselect">
          <DataGridHeader>
            <DataGridRow>
              {({ renderHeaderCell }) => <DataGridHeaderCell>{renderHeaderCell()}</DataGridHeaderCell>}
            </DataGridRow>
          </DataGridHeader>
          <DataGridBody<Row>>
            {({ item, rowId }) => (
              <DataGridRow<Row> key={rowId}>
                {({ renderCell }) => <DataGridCell>{renderCell(item)}</DataGridCell>}
              </DataGridRow>
            )}
          </DataGridBody>
        </DataGrid>
      ) : (
        <Spinner label="Reading" />
      )}
    </FluentProvider>
  );
}

const settings = (await (await fetch('/settings.json')).json()) as Settings;
await teams.app.initialize(settings.hosts);
teams.app.notifyAppLoaded();
const context = await teams.app.getContext();
void teams.app.notifySuccess();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App settings={settings} theme={context.app.theme} />);
