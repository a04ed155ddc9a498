import { below, isList, isObject, readJson, type Json } from '../words/json.ts';
import { ok, type Checked, type Problem } from '../words/problem.ts';
import { isSha256 } from '../words/sha256.ts';
import type { Anchor, AuditEvent } from './chain.ts';

/** The name and version of the form in which an audit is exported. */
export const auditFormat = 'good-measure/audit@1';

/** An audit as exported: the events as they were read, and the heads that results and summaries noted. */
export type AuditFile = { readonly events: readonly AuditEvent[]; readonly anchors: readonly Anchor[] };

/** An exported audit, or everything that keeps it from being read. Whether the chain is whole is another question. */
export function readAuditFile(text: string): Checked<AuditFile> {
  const json = readJson(text);
  if (json.kind === 'problems') return json;
  const found: Problem[] = [];
  const document = isObject(json.value) ? json.value : {};
  if (document['format'] !== auditFormat)
    found.push({ place: '/format', tell: `Write "${auditFormat}": this command reads no other form.` });
  const events = items(document, 'events', found).map((item, i) => event(item, `/events/${i}`, found));
  const anchors = items(document, 'anchors', found).map((item, i) => anchor(item, `/anchors/${i}`, found));
  return found.length > 0 ? { kind: 'problems', problems: found } : ok({ events, anchors });
}

function items(
  document: { readonly [member: string]: Json },
  name: string,
  found: Problem[],
): readonly Json[] {
  const value = document[name] ?? null;
  if (isList(value)) return value;
  found.push({ place: `/${name}`, tell: 'A list in square brackets belongs here. It may be empty.' });
  return [];
}

function event(value: Json, pointer: string, found: Problem[]): AuditEvent {
  const of = isObject(value) ? value : {};
  const text = (name: string) => textOf(of, name, pointer, found);
  return {
    seq: numberOf(of, pointer, found),
    previousHash: hashOf(of, 'previousHash', pointer, found),
    at: text('at'),
    actor: text('actor'),
    action: text('action'),
    list: text('list'),
    ref: text('ref'),
    before: text('before'),
    after: text('after'),
    reason: text('reason'),
    hash: hashOf(of, 'hash', pointer, found),
  };
}

function anchor(value: Json, pointer: string, found: Problem[]): Anchor {
  const of = isObject(value) ? value : {};
  const seq = numberOf(of, pointer, found);
  return { seq, hash: hashOf(of, 'hash', pointer, found), notedIn: textOf(of, 'notedIn', pointer, found) };
}

type Member = { readonly [member: string]: Json };

function textOf(of: Member, name: string, pointer: string, found: Problem[]): string {
  const value = of[name];
  if (typeof value === 'string') return value;
  found.push({ place: below(pointer, name), tell: 'Text belongs here. It may be empty.' });
  return '';
}

function hashOf(of: Member, name: string, pointer: string, found: Problem[]): string {
  const value = of[name];
  if (typeof value === 'string' && isSha256(value)) return value;
  found.push({ place: below(pointer, name), tell: 'A SHA-256 of 64 hex digits in lower case belongs here.' });
  return '';
}

function numberOf(of: Member, pointer: string, found: Problem[]): number {
  const { seq } = of;
  if (typeof seq === 'number' && Number.isSafeInteger(seq) && seq > 0) return seq;
  found.push({ place: below(pointer, 'seq'), tell: 'A whole number from 1 belongs here.' });
  return 0;
}
