import type { Book } from '../book.ts';
import type { XmlPart } from '../content.ts';
import { badArgument, noSuchItem } from '../refusal.ts';
import { Thing, Things } from './thing.ts';

/** Excel.SettingCollection: what an add-in keeps in the workbook. */
export class SettingsThing extends Things {
  readonly kind = 'SettingCollection';
  private readonly book: Book;
  constructor(book: Book) {
    super();
    this.book = book;
  }
  override items() {
    return [...this.book.content.settings.keys()].map((key) => new SettingThing(this.book, key));
  }
  Add(key: string, value: unknown) {
    this.book.content.settings = new Map(this.book.content.settings).set(key, value);
    return new SettingThing(this.book, key);
  }
  GetItem(key: string) {
    if (!this.book.content.settings.has(key)) throw noSuchItem();
    return new SettingThing(this.book, key);
  }
  GetItemOrNullObject(key: string) {
    return this.book.content.settings.has(key) ? new SettingThing(this.book, key) : null;
  }
  GetCount() {
    return this.book.content.settings.size;
  }
}

class SettingThing extends Thing {
  readonly kind = 'Setting';
  private readonly book: Book;
  private readonly key: string;
  constructor(book: Book, key: string) {
    super();
    this.book = book;
    this.key = key;
  }
  override identity() {
    return { Key: this.key };
  }
  get Key() {
    return this.key;
  }
  get Value() {
    return this.book.content.settings.get(this.key);
  }
  set Value(given: unknown) {
    this.book.content.settings = new Map(this.book.content.settings).set(this.key, given);
  }
  Delete() {
    const settings = new Map(this.book.content.settings);
    settings.delete(this.key);
    this.book.content.settings = settings;
  }
}

/** Excel.CustomXmlPartCollection, whole or of one namespace. */
export class XmlPartsThing extends Things {
  readonly kind: string;
  private readonly book: Book;
  private readonly namespace: string | undefined;
  constructor(book: Book, namespace?: string) {
    super();
    this.kind = namespace === undefined ? 'CustomXmlPartCollection' : 'CustomXmlPartScopedCollection';
    this.book = book;
    this.namespace = namespace;
  }
  private get parts(): readonly XmlPart[] {
    return this.book.content.xmlParts.filter(
      ({ xml }) => this.namespace === undefined || namespaceOf(xml) === this.namespace,
    );
  }
  override items() {
    return this.parts.map(({ id }) => new XmlPartThing(this.book, id));
  }
  Add(xml: string) {
    if (!/^\s*</.test(xml)) throw badArgument();
    const id = `{00000000-0000-0000-0002-${String(this.book.nextId()).padStart(12, '0')}}`;
    this.book.content.xmlParts = [...this.book.content.xmlParts, { id, xml }];
    return new XmlPartThing(this.book, id);
  }
  GetByNamespace(namespace: string) {
    return new XmlPartsThing(this.book, namespace);
  }
  GetItem(id: string) {
    if (!this.parts.some((one) => one.id === id)) throw noSuchItem();
    return new XmlPartThing(this.book, id);
  }
  GetItemOrNullObject(id: string) {
    return this.parts.some((one) => one.id === id) ? new XmlPartThing(this.book, id) : null;
  }
  GetOnlyItem() {
    const [only, more] = this.parts;
    if (!only || more) throw noSuchItem();
    return new XmlPartThing(this.book, only.id);
  }
  GetOnlyItemOrNullObject() {
    const [only, more] = this.parts;
    return only && !more ? new XmlPartThing(this.book, only.id) : null;
  }
  GetCount() {
    return this.parts.length;
  }
}

function namespaceOf(xml: string): string {
  return /\sxmlns(?::\w+)?="([^"]*)"/.exec(xml)?.[1] ?? '';
}

class XmlPartThing extends Thing {
  readonly kind = 'CustomXmlPart';
  private readonly book: Book;
  private readonly id: string;
  constructor(book: Book, id: string) {
    super();
    this.book = book;
    this.id = id;
  }
  override identity() {
    return { Id: this.id };
  }
  get Id() {
    return this.id;
  }
  get NamespaceUri() {
    return namespaceOf(this.GetXml());
  }
  GetXml(): string {
    const found = this.book.content.xmlParts.find(({ id }) => id === this.id);
    if (!found) throw noSuchItem();
    return found.xml;
  }
  SetXml(xml: string) {
    this.book.content.xmlParts = this.book.content.xmlParts.map((one) =>
      one.id === this.id ? { ...one, xml } : one,
    );
  }
  Delete() {
    this.book.content.xmlParts = this.book.content.xmlParts.filter(({ id }) => id !== this.id);
  }
}

/** Excel.DocumentProperties */
export class PropertiesThing extends Thing {
  readonly kind = 'DocumentProperties';
  private readonly book: Book;
  constructor(book: Book) {
    super();
    this.book = book;
  }
  private get(name: string): string {
    return this.book.content.properties.get(name) ?? '';
  }
  private set(name: string, value: unknown): void {
    this.book.content.properties = new Map(this.book.content.properties).set(name, String(value));
  }
  get Title() {
    return this.get('title');
  }
  set Title(given: unknown) {
    this.set('title', given);
  }
  get Subject() {
    return this.get('subject');
  }
  set Subject(given: unknown) {
    this.set('subject', given);
  }
  get Author() {
    return this.get('author');
  }
}
