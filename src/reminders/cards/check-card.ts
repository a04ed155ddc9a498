import type { Channel } from '../../domain/reminder/digest.ts';
import { placeOf } from '../../domain/words/link.ts';

/** The most bytes that a Workflows webhook takes; a card must leave room for what is around it. */
export const mostBytes = 28 * 1024 - 512;

type Json = Readonly<Record<string, unknown>>;

/** What each element may say; anything else is a mistake, or somebody's addition. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['$schema', 'version', 'fallbackText', 'speak', 'msteams', 'body', 'actions'],
  TextBlock: ['text', 'wrap', 'style', 'size', 'weight', 'isSubtle', 'spacing'],
  RichTextBlock: ['inlines', 'spacing'],
  TextRun: ['text', 'weight', 'size', 'isSubtle', 'color'],
  Container: ['items', 'selectAction'],
  Table: ['firstRowAsHeaders', 'showGridLines', 'columns', 'rows'],
  TableRow: ['cells'],
  TableCell: ['items'],
  'Input.ChoiceSet': ['id', 'label', 'style', 'value', 'choices'],
  'Action.OpenUrl': ['title', 'url'],
  'Action.Execute': ['title', 'verb', 'data'],
};

const onlyBot = new Set(['Action.Execute', 'Input.ChoiceSet']);
const verbs = new Set(['done', 'snooze', 'take on']);

/**
 * What is wrong with a card, by rules of our own: the parser of Adaptive Cards lets unknown properties, missing texts
 * and missing labels pass. Empty when it may be posted.
 */
export function cardFaults(card: unknown, by: Channel['by']): readonly string[] {
  const faults: string[] = [];
  const bytes = new TextEncoder().encode(JSON.stringify(card)).length;
  if (bytes > mostBytes) faults.push(`The card has ${bytes} bytes; Teams takes ${mostBytes}.`);
  if (!isJson(card)) return ['The card is not an object.'];
  if (card['version'] !== '1.5') faults.push('The version is not 1.5.');
  if (text(card['fallbackText']) === '') faults.push('There is no fallback text.');
  if (!list(card['body']).some((one) => isJson(one) && one['style'] === 'heading'))
    faults.push('There is no heading.');
  walk(card, 'card', (element, path) => faults.push(...elementFaults(element, path, by)));
  return faults;
}

function elementFaults(element: Json, path: string, by: Channel['by']): readonly string[] {
  const type = text(element['type']);
  const may = allowed[type];
  if (may === undefined)
    return [`${path} is ${type === '' ? 'of no type' : `a ${type}`}, which is not used here.`];
  const strange = Object.keys(element).filter((key) => key !== 'type' && !may.includes(key));
  const faults = strange.map((key) => `${path} has ${key}, which ${type} does not know.`);
  if (onlyBot.has(type) && by !== 'bot') faults.push(`${path} is ${type}, which only a bot can answer.`);
  return [...faults, ...typeFaults(type, element).map((fault) => `${path} ${fault}`)];
}

function typeFaults(type: string, element: Json): readonly string[] {
  switch (type) {
    case 'TextBlock':
      return textBlockFaults(element);
    case 'TextRun':
      return text(element['text']).trim() === '' ? ['has no text.'] : [];
    case 'Table':
      return tableFaults(element);
    case 'Input.ChoiceSet':
      return text(element['label']) === '' ? ['has no label.'] : [];
    case 'Action.OpenUrl':
      return placeOf(text(element['url'])) === undefined
        ? ['does not lead to a page of ours.']
        : titleFaults(element);
    case 'Action.Execute':
      return verbs.has(text(element['verb'])) ? titleFaults(element) : ['has a verb that nobody answers.'];
    default:
      return [];
  }
}

function textBlockFaults(element: Json): readonly string[] {
  const said = text(element['text']);
  const faults: string[] = [];
  if (said.trim() === '') faults.push('has no text.');
  if (element['wrap'] !== true) faults.push('does not wrap.');
  // Words of our own need none of these, so that one of them is text from a list in the wrong place.
  if (/[[\]()*_~`#<>|\\]|:\/\/|^\s*([-+]|\d+\.)\s/.test(said)) faults.push('could be read as markdown.');
  return faults;
}

function tableFaults(element: Json): readonly string[] {
  const faults: string[] = [];
  if (element['firstRowAsHeaders'] !== true) faults.push('has no header row.');
  const rows = list(element['rows']).length - 1;
  if (rows < 1 || rows > 5) faults.push(`has ${rows} rows; between 1 and 5 are shown.`);
  return faults;
}

function titleFaults(element: Json): readonly string[] {
  return text(element['title']).trim() === '' ? ['has no title.'] : [];
}

/** Visits every element that says its type, in cards, lists and actions. `data` is ours to fill and is not visited. */
function walk(value: unknown, path: string, visit: (element: Json, path: string) => void): void {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) walk(one, `${path}[${index}]`, visit);
    return;
  }
  if (!isJson(value)) return;
  const untyped = /\.(columns|choices|data|msteams)(\[\d+\])?$/.test(path);
  if (!untyped) visit(value, path);
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'object') walk(inner, `${path}.${key}`, visit);
  }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
