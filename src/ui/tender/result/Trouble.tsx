import type { Done } from '../../../registers/tender/index.ts';
import { FaultBar } from '../../parts/FaultBar.tsx';
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useLook } from '../../parts/look.ts';
import { folderNotAllowed } from '../use-desk.ts';

/** What keeps something from being done: places and what is to be put right, or a fault of the tenant. */
export function Trouble({ of, retry }: { of: Done<unknown> | undefined; retry?: (() => void) | undefined }) {
  const look = useLook();
  const place = useRef<HTMLDivElement>(null);
  const words = wordsOf(of);
  const before = useRef(words);
  // What comes after a button was pressed may stand above the window or under a foot; what stood there from the start may not move the page.
  useEffect(() => {
    if (words !== '' && words !== before.current) place.current?.scrollIntoView({ block: 'center' });
    before.current = words;
  }, [words]);
  if (!of || of.kind === 'done') return null;
  if (of.kind === 'fault') {
    // The page asks for the folder above: nothing else is wrong.
    if (of.fault.code === folderNotAllowed) return null;
    return (
      <div ref={place}>
        <FaultBar fault={of.fault} retry={retry} />
      </div>
    );
  }
  return (
    <div ref={place}>
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>There is a problem</MessageBarTitle>
          <ul className={look.list}>
            {of.problems.map((problem) => (
              <li key={`${problem.place} ${problem.tell}`}>
                {problem.place !== '' && <span className={look.strong}>{problem.place}: </span>}
                {problem.tell}
              </li>
            ))}
          </ul>
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}

function wordsOf(of: Done<unknown> | undefined): string {
  if (!of || of.kind === 'done') return '';
  if (of.kind === 'fault') return of.fault.tell;
  return of.problems.map(({ place, tell }) => `${place} ${tell}`).join('\n');
}
