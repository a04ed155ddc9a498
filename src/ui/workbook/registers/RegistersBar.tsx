import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useWorld } from '../../app/world.ts';
import type { Workbook, WorkbookFacts } from '../port.ts';
import { WorkbookBar } from '../WorkbookBar.tsx';
import { closedWhy, ownStamp } from './standing.ts';

/** Says of a workbook why its tables of registers are only to be read, and lets a person go on in a copy. */
export function RegistersBar(props: {
  facts: WorkbookFacts;
  workbook: Workbook;
  stamped: () => Promise<void>;
}) {
  const { registers } = useWorld();
  const { facts, workbook, stamped } = props;
  const own = ownStamp(facts, registers?.sites);
  return (
    <WorkbookBar
      why={closedWhy(facts, registers?.sites)}
      action={
        own && <Button onClick={() => void workbook.stamp(own).then(stamped)}>Go on in this copy</Button>
      }
    />
  );
}

/** The same where no table is shown. */
export function RegistersBarAlone({ workbook }: { workbook: Workbook }) {
  const [facts, setFacts] = useState<WorkbookFacts>();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let here = true;
    void workbook.facts().then((told) => here && told.kind === 'ok' && setFacts(told.value));
    return () => {
      here = false;
    };
  }, [workbook, asked]);
  const again = () => Promise.resolve(setAsked((count) => count + 1));
  return facts ? <RegistersBar facts={facts} workbook={workbook} stamped={again} /> : null;
}
