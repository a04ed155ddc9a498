import { useCallback, useEffect, useState } from 'react';
import { failed, type Fault, type Outcome } from '../../domain/words/outcome.ts';
import { openDesk, openTender, workNow, type Desk, type Work } from '../../registers/tender/index.ts';
import { useRegisters, useWorld, type World } from '../app/world.ts';

/** The desk of the person who is signed in, once it is open. */
export type DeskRead = {
  readonly desk: Desk | undefined;
  readonly fault: Fault | undefined;
  readonly retry: () => void;
  /** The folder for sealed scores and prices was asked for and is not allowed yet. */
  readonly folderWanted: boolean;
  /** Asks the person to allow the folder. */
  readonly allowFolder: () => Promise<Outcome<string>>;
};

type Opened = { readonly desk: Promise<Outcome<Desk>>; wanted: boolean; readonly listeners: Set<() => void> };

/** The code of the fault that a person has not allowed the folder of their own yet. */
export const folderNotAllowed = 'folder_not_allowed';

// The person is signed in: "not signed in" would send them the wrong way.
const notAllowed: Fault = {
  kind: 'not-signed-in',
  tell: 'Your own folder is not allowed yet.',
  mend: 'Choose “Allow the folder” at the top of this page.',
  code: folderNotAllowed,
};

// One desk for all pages of a visit: what it has read stays in memory only.
const desks = new WeakMap<object, Opened>();

/** Opens the evaluations site once a visit, for every page that works on tenders. */
export function useDesk(): DeskRead {
  const world = useWorld();
  const registers = useRegisters();
  const [read, setRead] = useState<Outcome<Desk>>();
  const [attempt, setAttempt] = useState(0);
  const [folderWanted, setFolderWanted] = useState(false);
  const { evaluations, host } = world;
  useEffect(() => {
    if (!evaluations) return undefined;
    let here = true;
    const opened = desks.get(evaluations) ?? open(world, evaluations, registers);
    desks.set(evaluations, opened);
    const tell = () => setFolderWanted(opened.wanted);
    tell();
    opened.listeners.add(tell);
    void opened.desk.then((outcome) => {
      // A desk that could not be opened is opened anew on the next try.
      if (outcome.kind === 'fault') desks.delete(evaluations);
      if (here) setRead(outcome);
    });
    return () => {
      here = false;
      opened.listeners.delete(tell);
    };
    // The host and the registers are the same for the whole visit.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [evaluations, attempt]);
  const retry = useCallback(() => {
    setRead(undefined);
    setAttempt((count) => count + 1);
  }, []);
  const allowFolder = useCallback(async () => {
    const token = await host.token({ click: true, folder: true });
    const opened = evaluations && desks.get(evaluations);
    if (token.kind === 'ok' && opened) want(opened, false);
    return token;
  }, [host, evaluations]);
  return {
    desk: read?.kind === 'ok' ? read.value : undefined,
    fault: read?.kind === 'fault' ? read.fault : undefined,
    retry,
    folderWanted,
    allowFolder,
  };
}

function open(
  { host }: World,
  { tenant, sha256 }: NonNullable<World['evaluations']>,
  registers: ReturnType<typeof useRegisters>,
): Opened {
  const opened: Opened = {
    desk: openDesk({
      tenant,
      sha256,
      open: registers,
      draftsToken: async () => {
        const token = await host.token({ folder: true });
        const wanted = token.kind === 'fault' && token.fault.kind === 'not-signed-in';
        want(opened, wanted);
        return wanted ? failed(notAllowed) : token;
      },
    }),
    wanted: false,
    listeners: new Set(),
  };
  return opened;
}

function want(opened: Opened, wanted: boolean): void {
  if (opened.wanted === wanted) return;
  opened.wanted = wanted;
  for (const tell of opened.listeners) tell();
}

/** A tender as it is known, and the way to read it again. */
export type WorkRead = {
  readonly work: Work | undefined;
  readonly fault: Fault | undefined;
  readonly reading: boolean;
  readonly again: () => void;
};

/** Reads a tender, and again after each write and whenever the pane is looked at after a while. */
export function useWork(desk: Desk | undefined, ref: string): WorkRead {
  const [work, setWork] = useState<Work | undefined>(() => desk && workNow(desk, ref));
  const [fault, setFault] = useState<Fault>();
  const [asked, setAsked] = useState(0);
  const [reading, setReading] = useState(true);
  useEffect(() => {
    if (!desk) return undefined;
    let here = true;
    void openTender(desk, ref).then((outcome) => {
      if (!here) return;
      setReading(false);
      setFault(outcome.kind === 'fault' ? outcome.fault : undefined);
      if (outcome.kind === 'ok') setWork(outcome.value);
    });
    return () => {
      here = false;
    };
  }, [desk, ref, asked]);
  const again = useCallback(() => {
    // What was just written is known at once; what others wrote comes with the answer.
    const known = desk && workNow(desk, ref);
    if (known) setWork(known);
    setReading(true);
    setAsked((count) => count + 1);
  }, [desk, ref]);
  useEffect(() => {
    let hiddenAt: number | undefined;
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') hiddenAt = performance.now();
      else if (hiddenAt !== undefined && performance.now() - hiddenAt > awhile) again();
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => document.removeEventListener('visibilitychange', onVisibility);
  }, [again]);
  return { work, fault, reading, again };
}

const awhile = 15_000;
