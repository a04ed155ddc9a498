// A loader: works out our styles when the site is built, so that the page need not, nor fetch what can; and takes from
// styles, ours and Fluent's, what stands there for pages that read from right to left.
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { resolveStyleRulesForSlots } from '@griffel/core';
import { parse } from 'acorn';

const callsWanted = { makeStyles: workedOut, __styles: leftToRight, __resetStyles: leftToRightReset };

async function workedOutStyles(source) {
  const callback = this.async();
  try {
    callback(null, await replaced(source, this));
  } catch (error) {
    callback(error);
  }
}

async function replaced(source, loader) {
  if (!/\b(makeStyles|__styles|__resetStyles)\(/.test(source)) return source;
  const program = parse(source, { ecmaVersion: 2022, sourceType: 'module' });
  const calls = callsIn(program);
  const ours = calls.some(({ name }) => name === 'makeStyles');
  const shared = ours ? await sharedValues(program, loader) : {};
  let text = source;
  // From the last to the first: what stands before stays where it is.
  for (const { name, call } of calls.sort((one, other) => other.call.start - one.call.start)) {
    const given = call.arguments.map(({ start, end }) => valueOf(source.slice(start, end), shared));
    text = text.slice(0, call.start) + callsWanted[name](...given) + text.slice(call.end);
  }
  return ours ? `import { __styles } from '@fluentui/react-components';\n${text}` : text;
}

/** What the module imports from the one beside it that has the values that styles share. */
async function sharedValues({ body }, loader) {
  const asked = body.find((one) => one.source?.value.endsWith('/style-values.ts'));
  return asked ? loader.importModule(join(dirname(loader.resourcePath), asked.source.value)) : {};
}

function valueOf(text, shared) {
  try {
    return runInNewContext(`(${text})`, { ...shared });
  } catch (error) {
    throw new Error(
      `Styles are worked out when the site is built: values alone, and those of style-values.ts. ${error.message}`,
    );
  }
}

function workedOut(slots) {
  return leftToRight(...resolveStyleRulesForSlots(slots));
}

/** A class for each direction stands as a pair, the second for right to left. */
function leftToRight(slots, rules) {
  const mirrored = new Set();
  const one = (name) => {
    if (!Array.isArray(name)) return name;
    if (name[1]) mirrored.add(name[1]);
    return name[0];
  };
  const classes = mapped(slots, (properties) => mapped(properties, one));
  // A name may stand for one property as mirrored and for another as it is.
  for (const properties of Object.values(classes))
    for (const name of Object.values(properties)) mirrored.delete(name);
  const kept = mapped(rules, (bucket) => bucket.filter((rule) => !isOf(mirrored, rule)));
  return `__styles(${JSON.stringify(classes)}, ${JSON.stringify(kept)})`;
}

function leftToRightReset(name, mirrored, rules) {
  const of = new Set(mirrored ? [mirrored] : []);
  const without = (bucket) => bucket.filter((rule) => !isOf(of, rule));
  const kept = Array.isArray(rules) ? without(rules) : mapped(rules, without);
  return `__resetStyles(${JSON.stringify(name)}, null, ${JSON.stringify(kept)})`;
}

function isOf(names, rule) {
  const text = typeof rule === 'string' ? rule : rule[0];
  return [...text.matchAll(/\.([\w-]+)/g)].some(([, name]) => names.has(name));
}

function mapped(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function callsIn(node, found = []) {
  if (Array.isArray(node)) for (const one of node) callsIn(one, found);
  else if (node && typeof node.type === 'string') {
    const name = node.type === 'CallExpression' ? node.callee.name : undefined;
    if (name !== undefined && Object.hasOwn(callsWanted, name)) found.push({ name, call: node });
    else for (const value of Object.values(node)) callsIn(value, found);
  }
  return found;
}

// oxlint-disable-next-line import/no-default-export -- webpack asks for it
export { workedOutStyles as default };
