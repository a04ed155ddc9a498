import { useEffect, useMemo, useState } from 'react';
import { standing, type Case, type Standing } from '../../domain/checklist/decisions.ts';
import type { Fault } from '../../domain/words/outcome.ts';
import type { Person } from '../../domain/words/person.ts';
import { useRegisters } from '../app/world.ts';
import type { Opened } from './use-opened.ts';

/** The checker's case with everybody who ever wrote in an answer. */
export type FullCase = {
  readonly subject: Case;
  readonly standing: Standing;
  /** Whether the history of every answer has been read; before that, only its first and last author are known. */
  readonly complete: boolean;
  readonly fault: Fault | undefined;
  readonly retry: () => void;
};

/**
 * Reads who wrote each version of each answer. A row tells only its first and its last author; somebody in between
 * must not sign off what they wrote either.
 */
export function useFullCase(opened: Opened): FullCase {
  const registers = useRegisters();
  const [authors, setAuthors] = useState<ReadonlyMap<string, readonly Person[]>>(new Map());
  const [fault, setFault] = useState<Fault>();
  const [attempt, setAttempt] = useState(0);
  const rows = useMemo(() => opened.answers.filter(({ id }) => id !== ''), [opened.answers]);
  const stamp = rows.map(({ id, etag }) => `${id} ${etag}`).join();
  useEffect(() => {
    let here = true;
    void Promise.all(rows.map(async (row) => ({ row, outcome: await registers.answers.versions(row) }))).then(
      (read) => {
        if (!here) return;
        const failed = read.find(({ outcome }) => outcome.kind === 'fault')?.outcome;
        setFault(failed?.kind === 'fault' ? failed.fault : undefined);
        setAuthors(
          new Map(
            read.flatMap(({ row, outcome }) =>
              outcome.kind === 'fault'
                ? []
                : [[`${row.id} ${row.etag}`, outcome.value.map(({ changed }) => changed.by)] as const],
            ),
          ),
        );
      },
    );
    return () => {
      here = false;
    };
    // The rows are new objects at every change of any answer; the stamp says whether these changed.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [registers, stamp, attempt]);
  const complete = rows.every(({ id, etag }) => authors.has(`${id} ${etag}`));
  const subject = useMemo(() => {
    const known = rows.map(({ id, etag }) => authors.get(`${id} ${etag}`) ?? []);
    const answers = opened.subject.answers.map((answer, index) => ({
      ...answer,
      authors: [...answer.authors, ...(known[index] ?? [])],
    }));
    return { ...opened.subject, answers };
  }, [opened.subject, rows, authors]);
  return {
    subject,
    standing: useMemo(() => standing(subject), [subject]),
    complete,
    fault,
    retry: () => setAttempt((count) => count + 1),
  };
}
