import { Refusal } from './refusal.ts';

const deepest = 100;

/** Reads JSON as the service does: no duplicate member names, no deeper than 100 levels. */
export function readJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(400, 'BadRequest', 'Unable to read JSON request payload.');
  }
  checkShape(text);
  return value;
}

/** Walks the text, which is known to be valid JSON, for duplicate names and depth. */
function checkShape(text: string): void {
  const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/gs;
  const names: (Set<string> | undefined)[] = [];
  for (const [found, isName] of text.matchAll(token)) {
    if (found === '{' || found === '[') names.push(found === '{' ? new Set() : undefined);
    else if (found === '}' || found === ']') names.pop();
    else if (isName) checkName(found, names.at(-1));
    if (names.length > deepest) {
      throw new Refusal(400, 'BadRequest', `The payload is nested deeper than ${deepest} levels.`);
    }
  }
}

function checkName(found: string, seen: Set<string> | undefined): void {
  const name = String(JSON.parse(found.slice(0, found.lastIndexOf('"') + 1)));
  if (seen?.has(name)) {
    throw new Refusal(400, 'BadRequest', `A duplicate property name '${name}' was found in the payload.`);
  }
  seen?.add(name);
}
