import { hex } from '../../domain/words/hex.ts';
import { dayOf, type Day } from '../../domain/words/day.ts';
import { fine, type Outcome } from '../../domain/words/outcome.ts';
import type { Person } from '../../domain/words/person.ts';
import type { Sha256 } from '../../domain/words/sha256.ts';
import { openDirectory } from '../directory.ts';
import type { Registers } from '../registers.ts';
import type { Tenant } from '../types.ts';
import { openAppFolder, type Drafts } from './drafts.ts';
import { openEvaluations, type Evaluations } from './registers.ts';

/** What one person needs to work on tenders; every operation takes it first. */
export type Desk = Evaluations & {
  readonly me: Person;
  /** The evaluations site: "council.sharepoint.com:/sites/SocialValueEvaluations". */
  readonly site: string;
  /** Where this person keeps what nobody else may read yet: scores of an evaluator, prices of an owner. */
  readonly drafts: Drafts;
  readonly sha256: Sha256;
  /** Random bytes. */
  readonly random: (bytes: number) => Uint8Array;
  readonly now: () => Date;
  readonly wait: Tenant['wait'];
  /** The open registers, for the dates that reminders read. Absent: none are kept. */
  readonly open?: Pick<Registers, 'tenderDates'>;
};

/** What a door brings to a desk. */
export type DeskParts = {
  readonly tenant: Tenant;
  readonly sha256: Sha256;
  readonly open?: Pick<Registers, 'tenderDates'>;
  /** A token that also has Files.ReadWrite.AppFolder, asked for when a draft is first read or kept. */
  readonly draftsToken?: Tenant['token'];
};

/** Opens the evaluations site for the person who is signed in. */
export async function openDesk({ tenant, sha256, open, draftsToken }: DeskParts): Promise<Outcome<Desk>> {
  const evaluations = openEvaluations(tenant);
  const me = await openDirectory(evaluations.gateway).me();
  if (me.kind === 'fault') return me;
  return fine({
    ...evaluations,
    me: me.value,
    site: tenant.sites.evaluations ?? '',
    drafts: openAppFolder({ ...tenant, token: draftsToken ?? tenant.token }, evaluations, me.value),
    sha256,
    random: tenant.random,
    now: tenant.now,
    wait: tenant.wait,
    ...(open && { open }),
  });
}

/** The London day on which the person works. */
export function today(desk: Pick<Desk, 'now'>): Day {
  return dayOf(desk.now());
}

/** 32 random bytes in hex: the secret that keeps a locked score or a sealed price from being guessed. */
export function newNonce(desk: Pick<Desk, 'random'>): string {
  return hex(desk.random(32));
}
