/** An element of XML, with names as they are without their prefix. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** What stands directly in it. */
  readonly text: string;
};

type Open = { name: string; attributes: Record<string, string>; children: Element[]; text: string };

const token =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<[!?][^>]*>|<(\/?)([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Reads XML as programs write it: elements, attributes, text. Comments and instructions are passed over. */
export function readXml(xml: string): Element {
  const top: Open = { name: '', attributes: {}, children: [], text: '' };
  const path = [top];
  for (const [, cdata, closes, name = '', attributes = '', selfClosed, text] of xml.matchAll(token)) {
    const inside = path.at(-1) ?? top;
    if (text !== undefined) inside.text += plain(text);
    else if (cdata !== undefined) inside.text += cdata;
    else if (closes === '/') path.pop();
    else if (name !== '') {
      const made: Open = { name: bare(name), attributes: attributesOf(attributes), children: [], text: '' };
      inside.children.push(made);
      if (selfClosed !== '/') path.push(made);
    }
  }
  const [root] = top.children;
  if (!root || path.length !== 1) throw new Error('This is not XML.');
  return root;
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(attribute)].map(([, name = '', a, b]) => [bare(name), plain(a ?? b ?? '')]),
  );
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The first child of a name. */
export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((one) => one.name === name);
}

/** The children of a name. */
export function children(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((one) => one.name === name) ?? [];
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
      return decimal === undefined ? (entities[name ?? ''] ?? whole) : String.fromCodePoint(Number(decimal));
    },
  );
}

/** Text as it stands in XML. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** What an attribute may be; what is undefined or false is left out, true is written 1. */
export type Attribute = string | number | boolean | undefined;

/** An element as text. */
export function el(
  name: string,
  attributes: Readonly<Record<string, Attribute>>,
  ...inner: string[]
): string {
  const told = Object.entries(attributes).flatMap(([key, value]) => {
    if (value === undefined || value === false) return [];
    const text = value === true ? '1' : String(value);
    return ` ${key}="${escaped(text).replaceAll('\n', '&#10;')}"`;
  });
  const content = inner.join('');
  return content === '' ? `<${name}${told.join('')}/>` : `<${name}${told.join('')}>${content}</${name}>`;
}

/** The text of a whole part. */
export function part(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}

// What looks like the escape of a letter is escaped itself.
const likeEscape = /_(?=x[0-9a-f]{4}_)/gi;

/** A text of a cell as it stands in XML: letters that XML does not have are written _x000B_. */
export function cellText(text: string): string {
  const safe = Array.from(text.replace(likeEscape, '_x005F_'), (letter) => {
    const code = letter.charCodeAt(0);
    const has = code >= 32 ? code < 0xfffe : letter === '\t' || letter === '\n';
    return has ? letter : `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
  });
  return escaped(safe.join(''));
}

/** A text of a cell as people read it. */
export function fromCellText(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
