import { notImplemented } from '../refusal.ts';

/**
 * An object of Excel's API as the wire speaks of it. Subclasses have the members of the API, with the capital letters
 * that they have on the wire; what a subclass does not have is answered with its name.
 */
export abstract class Thing {
  /** The object's name in Excel's API: "Range". */
  abstract readonly kind: string;

  /** What the library is told of an object when it first meets it. */
  identity(): Readonly<Record<string, unknown>> {
    return {};
  }
}

/** A collection: it is loaded item by item. */
export abstract class Things extends Thing {
  abstract items(): readonly Thing[];
}

function descriptor(thing: Thing, name: string): PropertyDescriptor | undefined {
  if (!/^_?[A-Z]/.test(name)) return undefined;
  for (let proto: unknown = thing; proto instanceof Thing; proto = Object.getPrototypeOf(proto)) {
    const found = Object.getOwnPropertyDescriptor(proto, name);
    if (found) return found;
  }
  return undefined;
}

function memberName(thing: Thing, name: string): string {
  return `${thing.kind}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** A property's value. */
export function propertyOf(thing: Thing, name: string): unknown {
  const found = descriptor(thing, name);
  if (!found?.get) throw notImplemented(memberName(thing, name));
  return found.get.call(thing);
}

/** Sets a property. */
export function setProperty(thing: Thing, name: string, value: unknown): void {
  const found = descriptor(thing, name);
  if (!found?.set) throw notImplemented(memberName(thing, name));
  found.set.call(thing, value);
}

/** Calls a method. */
export function callMethod(thing: Thing, name: string, args: readonly unknown[]): unknown {
  const found = descriptor(thing, name);
  if (typeof found?.value !== 'function') throw notImplemented(memberName(thing, name));
  return Reflect.apply(found.value, thing, args);
}

/** The names of all properties, for a load that names none. */
function propertyNames(thing: Thing): readonly string[] {
  const names = new Set<string>();
  for (let proto: unknown = thing; proto instanceof Thing; proto = Object.getPrototypeOf(proto))
    for (const [name, found] of Object.entries(Object.getOwnPropertyDescriptors(proto)))
      if (found.get && /^[A-Z]/.test(name)) names.add(name);
  return [...names];
}

type Query = {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
};

/** What a load answers: the properties asked for, those of objects inside by "format/fill/color", those of items one by one. */
export function loaded(thing: Thing, query: Query | undefined): object {
  const wanted = [...(query?.Select ?? []), ...(query?.Expand ?? [])].map((path) => path.split('/'));
  if (!(thing instanceof Things)) return oneLoaded(thing, wanted);
  const items = thing.items();
  const from = query?.Skip ?? 0;
  const some = items.slice(from, query?.Top === undefined ? undefined : from + query.Top);
  const ofItems = wanted.map((path) => (path[0]?.toLowerCase() === 'items' ? path.slice(1) : path));
  const own = ofItems.filter(([name]) => name === 'count');
  return {
    ...(own.length > 0 ? { Count: items.length } : {}),
    _Items: some.map((item) => ({
      ...item.identity(),
      ...oneLoaded(
        item,
        ofItems.filter((path) => !own.includes(path) && path.length > 0),
      ),
    })),
  };
}

function oneLoaded(thing: Thing, wanted: readonly (readonly string[])[]): object {
  const answer: Record<string, unknown> = { ...thing.identity() };
  const paths = wanted.length > 0 ? wanted : propertyNames(thing).map((name) => [name]);
  for (const [first = '', ...rest] of paths) {
    const name = first.charAt(0).toUpperCase() + first.slice(1);
    const value = propertyOf(thing, name);
    if (!(value instanceof Thing)) answer[name] = value;
    else if (wanted.length > 0) {
      const inner =
        value instanceof Things
          ? loaded(value, { Select: [rest.join('/')].filter((path) => path !== '') })
          : oneLoaded(value, rest.length > 0 ? [rest] : []);
      answer[name] = merged(answer[name], inner);
    }
  }
  return answer;
}

function merged(before: unknown, after: object): object {
  if (typeof before !== 'object' || before === null) return after;
  const both: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(after)) {
    const earlier = both[name];
    if (Array.isArray(value) && Array.isArray(earlier))
      both[name] = value.map((one: unknown, i) => merged(earlier[i], Object(one)));
    else
      both[name] =
        typeof value === 'object' && value !== null && !Array.isArray(value) ? merged(earlier, value) : value;
  }
  return both;
}
