/** A right that the product asks for, and what it is for. */
export type Scope = {
  readonly name: string;
  /** Which part of the product asks for it. */
  readonly askedBy:
    'tab and add-in' | 'add-in, when an evaluator first scores' | 'provisioning' | 'reminders';
  /** delegated = a person's own rights are never exceeded; application = the program's own. */
  readonly kind: 'delegated' | 'application';
  /** What it is needed for, in one sentence. */
  readonly reason: string;
  /** The calls that need it: method, and the beginning of the path under the Graph version; `*` is any one part. */
  readonly calls: readonly `${string} /${string}`[];
  /** Whether an administrator has to consent. */
  readonly admin: boolean;
};

const items = '/sites/*/lists/*/items';
const onItems = ['GET /sites', `POST ${items}`, `PATCH ${items}`, `DELETE ${items}`] as const;
const onDrives = ['GET /drives', 'POST /drives', 'PUT /drives', 'PATCH /drives', 'DELETE /drives'] as const;

/** Every right that the product asks Microsoft Graph for; nothing else is called. */
export const scopes: readonly Scope[] = [
  {
    name: 'User.Read',
    askedBy: 'tab and add-in',
    kind: 'delegated',
    reason: 'Says who is signed in.',
    calls: ['GET /me'],
    admin: false,
  },
  {
    name: 'User.ReadBasic.All',
    askedBy: 'tab and add-in',
    kind: 'delegated',
    reason:
      'Finds a colleague by name: to sign off, to hand work over, to own an action. Name and address only.',
    calls: ['GET /users'],
    admin: false,
  },
  {
    name: 'Sites.Selected',
    askedBy: 'tab and add-in',
    kind: 'delegated',
    reason:
      'Reads and writes the lists and evidence files of the sites that IT grants to the app, and of no other site.',
    calls: [...onItems, ...onDrives],
    admin: true,
  },
  {
    name: 'Files.ReadWrite.AppFolder',
    askedBy: 'add-in, when an evaluator first scores',
    kind: 'delegated',
    reason:
      'Keeps an evaluator’s scores, and a tender owner’s sealed prices, in a folder of their own until they are laid open, so that nobody else can read them.',
    calls: ['GET /me/drive', 'PUT /me/drive', 'POST /me/drive', 'PATCH /me/drive', 'DELETE /me/drive'],
    admin: false,
  },
  {
    name: 'Sites.FullControl.All',
    askedBy: 'provisioning',
    kind: 'delegated',
    reason: 'Makes the lists and grants the app its sites. Only IT uses it, once; the tab never asks for it.',
    calls: ['GET /sites', 'POST /sites', 'PATCH /sites'],
    admin: true,
  },
  {
    name: 'Sites.Selected',
    askedBy: 'reminders',
    kind: 'application',
    reason: 'Lets the reminder job read the lists of the open site, with the role read; no other site.',
    calls: ['GET /sites'],
    admin: true,
  },
  {
    name: 'Lists.SelectedOperations.Selected',
    askedBy: 'reminders',
    kind: 'application',
    reason:
      'Lets it write, with the role write, on exactly three lists: Sent (what went out), CardActions (what was pressed) and Actions.',
    calls: [`POST ${items}`, `PATCH ${items}`],
    admin: true,
  },
];

/** What the tab and the add-in ask for at sign-in, in the order that the manifest names them. */
export const signInScopes: readonly string[] = scopes
  .filter(({ askedBy }) => askedBy === 'tab and add-in')
  .map(({ name }) => name);

/** What is asked for besides, when somebody first keeps sealed scores or prices. */
export const folderScopes: readonly string[] = scopes
  .filter(({ askedBy }) => askedBy === 'add-in, when an evaluator first scores')
  .map(({ name }) => name);

/** The scopes of which one allows a call; none when no scope of ours does. `path` begins after "/v1.0". */
export function scopesFor(method: string, path: string): readonly Scope[] {
  const asked = partsOf(path);
  return scopes.filter(({ calls }) =>
    calls.some((call) => {
      const [verb, start = ''] = call.split(' ');
      return verb === method && partsOf(start).every((part, at) => part === '*' || part === asked[at]);
    }),
  );
}

/** The parts of a path; a site's address within it ("council.sharepoint.com:/sites/Name:") counts as one. */
function partsOf(path: string): readonly string[] {
  const [asked = ''] = path.split('?');
  return asked
    .replace(/^(\/sites\/[^/:]+):\/[^:]+:?/, '$1')
    .split('/')
    .slice(1);
}
