import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { strToU8, zipSync } from 'fflate';
import { type Checked, type Problem, ok } from '../domain/words/problem.ts';
import { signInScopes } from '../registers/scopes.ts';

/** What a council says about its installation. */
export type Installation = {
  /** Where the site is deployed: "https://socialvalue.council.gov.uk". */
  readonly address: string;
  /** The app registration's id, a GUID. */
  readonly client: string;
  /** Who offers the app to the staff: the council's name, at most 32 characters. */
  readonly council: string;
  /** "1.2.3" */
  readonly version: string;
  /** The application id of the reminder service's bot, a GUID; without it the app has no bot. */
  readonly bot?: string;
};

/** What JSON.parse gives. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The installation, or everything that is missing, by the name of its variable. */
export function readInstallation(
  environment: Readonly<Record<string, string | undefined>>,
  version: string,
): Checked<Installation> {
  const address = (environment['GM_ADDRESS'] ?? '').trim().replace(/\/$/, '');
  const client = (environment['GM_CLIENT'] ?? '').trim();
  const council = (environment['GM_COUNCIL'] ?? '').trim();
  const bot = (environment['GM_BOT_ID'] ?? '').trim();
  const problems = [
    ...(/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(address)
      ? []
      : [
          place(
            'GM_ADDRESS',
            'Give the address of the deployed site, such as https://socialvalue.council.gov.uk.',
          ),
        ]),
    ...(guid.test(client)
      ? []
      : [place('GM_CLIENT', 'Give the application (client) id of the app registration, a GUID.')]),
    ...(council !== '' && council.length <= 32
      ? []
      : [place('GM_COUNCIL', 'Give the name of the council in at most 32 characters.')]),
    ...(bot === '' || guid.test(bot)
      ? []
      : [place('GM_BOT_ID', 'Give the application id of the bot, a GUID, or leave it out.')]),
  ];
  return problems.length > 0
    ? { kind: 'problems', problems }
    : ok({ address, client, council, version, ...(bot !== '' && { bot }) });
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function place(name: string, tell: string): Problem {
  return { place: name, tell };
}

/** The manifest with every placeholder filled: `${{ADDRESS}}`, `${{DOMAIN}}`, `${{CLIENT}}`, `${{COUNCIL}}`, `${{VERSION}}`, `${{BOT}}`; a list item `${{SCOPES}}` becomes the scopes, and without a bot its part is left out. */
export function fillManifest(source: Json, { address, client, council, version, bot }: Installation): Json {
  const values: Readonly<Record<string, string>> = {
    ADDRESS: address,
    DOMAIN: address.replace(/^https:\/\//, ''),
    CLIENT: client,
    COUNCIL: council,
    VERSION: version,
    ...(bot !== undefined && { BOT: bot }),
  };
  const isLeftOut = (key: string) => key === 'bots' && bot === undefined;
  const fill = (node: Json): Json => {
    if (typeof node === 'string')
      return node.replace(/\$\{\{([A-Z]+)\}\}/g, (whole, name: string) => values[name] ?? whole);
    if (isList(node)) return node.flatMap((item) => (item === '${{SCOPES}}' ? graphScopes() : [fill(item)]));
    if (typeof node === 'object' && node !== null)
      return Object.fromEntries(
        Object.entries(node).flatMap(([key, value]) => (isLeftOut(key) ? [] : [[key, fill(value)]])),
      );
    return node;
  };
  return fill(source);
}

const graphScopes = () => signInScopes.map((scope) => `https://graph.microsoft.com/${scope}`);

function isList(node: Json): node is readonly Json[] {
  return Array.isArray(node);
}

/** The manifest when it fits Microsoft's schema and the rules of the store, else every fault with its JSON pointer. */
export function checkManifest(manifest: Json, schema: object): Checked<Json> {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  const bySchema = validate(manifest)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message, params }) =>
        place(instancePath || '/', `${message ?? 'is not as the schema asks'} ${JSON.stringify(params)}.`),
      );
  const problems = [...bySchema, ...textProblems(manifest, '')];
  return problems.length > 0 ? { kind: 'problems', problems } : ok(manifest);
}

// Teams store validation guidelines: names, domains and addresses that a reviewer refuses.
const rules: readonly { readonly at: RegExp; readonly wrong: RegExp; readonly tell: string }[] = [
  {
    at: /./,
    wrong: /\$\{\{/,
    tell: 'A placeholder was not filled. Correct the name in manifest/manifest.json.',
  },
  {
    at: /^\/name\//,
    wrong: /\b(teams|excel|sharepoint|microsoft)\b/i,
    tell: 'The name may not contain a product name of Microsoft.',
  },
  {
    at: /^\/validDomains\//,
    wrong: /\*|ngrok|devtunnels|localhost|:\/\//i,
    tell: 'Name one host, without a wildcard, a tunnel or https://.',
  },
  { at: /Url$/, wrong: /^(?!https:\/\/)/, tell: 'The address must begin with https://.' },
];

function textProblems(node: Json, at: string): readonly Problem[] {
  if (typeof node === 'string')
    return rules
      .filter((rule) => rule.at.test(at) && rule.wrong.test(node))
      .map(({ tell }) => place(at, tell));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => textProblems(value, `${at}/${key}`));
}

/** The size of a PNG picture in pixels; undefined when the bytes are no PNG. */
export function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 24 || view.getUint32(0) !== 0x89504e47) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Icons that are not as Teams wants them: colour 192 by 192, outline 32 by 32 pixels. */
export function iconProblems(icons: Readonly<Record<string, Uint8Array>>): readonly Problem[] {
  const wanted = { 'color.png': 192, 'outline.png': 32 } as const;
  return Object.entries(wanted).flatMap(([name, size]) => {
    const found = icons[name] && pngSize(icons[name]);
    if (found?.width === size && found.height === size) return [];
    return [place(`manifest/${name}`, `It must be a PNG of ${size} by ${size} pixels.`)];
  });
}

/** The app package: manifest and icons at the root of a zip. The same input gives the same bytes. */
export function zipPackage(manifest: Json, icons: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const mtime = new Date('2026-01-01T12:00:00');
  return zipSync(
    { 'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`), ...icons },
    { level: 9, mtime },
  );
}
