import { invalid } from './refusal.ts';

const odata = [
  'select',
  'expand',
  'filter',
  'orderby',
  'top',
  'skip',
  'count',
  'search',
  'skiptoken',
  'format',
];

/** Query options by name without `$`, which Graph takes as optional; refuses what is given twice or not decodable. */
export function readQuery(raw: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const part of raw.split('&').filter((each) => each !== '')) {
    const at = part.indexOf('=');
    const name = decoded(at < 0 ? part : part.slice(0, at));
    const value = decoded(at < 0 ? '' : part.slice(at + 1));
    const plain = name.replace(/^\$/, '');
    const key = odata.includes(plain.toLowerCase()) ? plain.toLowerCase() : plain;
    if (options.has(key)) throw invalid(`The query option '${name}' was given more than once.`);
    if (name.startsWith('$') && key !== 'deltatoken' && !odata.includes(key)) {
      throw invalid(`The query parameter '${name}' is not supported.`);
    }
    options.set(key, value);
  }
  return options;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalid('The request URL is malformed.');
  }
}

/** Refuses OData options that an endpoint does not honour. */
export function allowOnly(query: ReadonlyMap<string, string>, allowed: readonly string[]): void {
  for (const name of query.keys()) {
    if (odata.includes(name) && name !== 'format' && !allowed.includes(name)) {
      throw invalid(`The query option '$${name}' is not supported on this API.`);
    }
  }
}

/** One expanded member with the options in its brackets. */
export type Expansion = { name: string; options: Map<string, string> };

/** Reads `fields(select=A,B),columns` into its parts; refuses unbalanced brackets. */
export function readExpand(text: string): Expansion[] {
  return splitOutside(text, ',').map((part) => {
    const open = part.indexOf('(');
    if (open < 0) return { name: part.trim(), options: new Map() };
    if (!part.endsWith(')')) throw invalid(`The $expand clause '${text}' is not valid.`);
    const inside = splitOutside(part.slice(open + 1, -1), ';');
    const options = inside.map((option): [string, string] => {
      const at = option.indexOf('=');
      return [option.slice(0, Math.max(at, 0)).trim().replace(/^\$/, '').toLowerCase(), option.slice(at + 1)];
    });
    const unknown = options.find(
      ([name]) => !['select', 'expand', 'filter', 'orderby', 'top'].includes(name),
    );
    if (unknown) throw invalid(`The $expand clause '${text}' is not valid.`);
    return { name: part.slice(0, open).trim(), options: new Map(options) };
  });
}

function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth < 0 || depth > 4) throw invalid(`The $expand clause '${text.slice(0, 200)}' is not valid.`);
    if (text[at] === separator && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  if (depth !== 0) throw invalid(`The $expand clause '${text.slice(0, 200)}' is not valid.`);
  parts.push(text.slice(from));
  return parts.filter((part) => part.trim() !== '');
}

/** Names of a select list; undefined when there is none. */
export function readSelect(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined;
  const names = text.split(',').map((name) => name.trim());
  if (names.some((name) => name === '')) throw invalid(`The $select clause '${text}' is not valid.`);
  return names;
}

/** Page size: 200 without $top, never above 5,000; refuses what is not a positive whole number. */
export function readTop(query: ReadonlyMap<string, string>, usual = 200, most = 5000): number {
  const text = query.get('top');
  if (text === undefined) return usual;
  if (!/^\d{1,10}$/.test(text) || Number(text) === 0) {
    throw invalid(
      `Invalid value '${text}' for $top query option found. The $top query option requires a positive integer value.`,
    );
  }
  return Math.min(Number(text), most);
}

/** Keeps the selected members (and annotations) of an object. */
export function narrowed<T extends Record<string, unknown>>(
  object: T,
  select: readonly string[] | undefined,
): Record<string, unknown> {
  if (!select) return object;
  const wanted = new Set(select.map((name) => name.toLowerCase()));
  return Object.fromEntries(
    Object.entries(object).filter(([name]) => name.startsWith('@') || wanted.has(name.toLowerCase())),
  );
}
