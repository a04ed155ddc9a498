import type { Declaration } from '../declare.ts';
import { openDirectory } from '../directory.ts';
import { openFreshness } from '../freshness.ts';
import { openGateway, type Gateway } from '../graph/gateway.ts';
import { openPlaces, type Places } from '../graph/places.ts';
import { evaluationDeclarations, type EvaluationDeclarations } from '../lists/evaluations/index.ts';
import { openSender } from '../open-sender.ts';
import { openReading } from '../reading.ts';
import { wordsOf } from '../place-words.ts';
import { openRegister, type Shared } from '../register.ts';
import { openRows, type Rows } from '../rows.ts';
import { savingOf } from '../saving.ts';
import type { Register, Saving, Tenant } from '../types.ts';

/** The registers of the evaluations site by key. */
export type EvaluationRegisters = {
  readonly [K in keyof EvaluationDeclarations]: Register<EvaluationDeclarations[K]>;
};

/** The evaluations site, opened for one person. Nothing of it is ever kept on the device: the journal is memory. */
export type Evaluations = {
  readonly registers: EvaluationRegisters;
  readonly saving: Saving;
  readonly gateway: Gateway;
  readonly places: Places;
};

const declarations: readonly Declaration[] = Object.values(evaluationDeclarations);

/** Opens the registers of the evaluations site. Nothing is asked before the first read or write. */
export function openEvaluations(tenant: Tenant): Evaluations {
  const gateway = openGateway(tenant);
  const places = openPlaces(gateway);
  const stores = new Map<string, Rows<Declaration>>();
  let lastSaved: string | undefined;
  const directory = openDirectory(gateway);
  const sender = openSender({
    declarations,
    gateway,
    places,
    stores,
    protections: { lookUp: true, ifMatch: true },
    me: () => directory.me(),
    known: () => directory.known(),
    saved: (at) => {
      if (lastSaved === undefined || at > lastSaved) lastSaved = at;
    },
  });
  const freshness = openFreshness(tenant.now);
  const reading = openReading({ tenant, freshness, places, rows: () => stores.values() });
  const shared: Shared = { gateway, places, sender, freshness, ...reading };
  const opened = declarations.map((declaration) => {
    const rows = openRows<Declaration>(declaration);
    stores.set(declaration.key, rows);
    return [declaration.key, openRegister<Declaration>(shared, declaration, rows)] as const;
  });
  // Only the list is named where a change waits: a title could stand in a place that others see.
  const place = ({ entry }: { readonly entry: { readonly register: string } }) =>
    declarationOf(entry.register).list;
  const saving = savingOf({
    sender,
    limiter: gateway.limiter,
    lastSaved: () => lastSaved,
    place,
    words: (held) => wordsOf(declarations, held),
    tenant,
  });
  // One register for each declaration, each made from it: the pairs above have lost that, the type says it again.
  const registers = Object.fromEntries(opened) as unknown as EvaluationRegisters;
  return { registers, saving, gateway, places };
}

function declarationOf(key: string): Declaration {
  const found = declarations.find((declaration) => declaration.key === key);
  if (!found) throw new Error(`No register ${key}`);
  return found;
}
