import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Outcome } from '../../../domain/words/outcome.ts';
import type { Desk } from '../../../registers/tender/index.ts';
import { useWorld } from '../../app/world.ts';
import { FaultBar } from '../../parts/FaultBar.tsx';
import { useLook } from '../../parts/look.ts';
import type { Done, SheetTable } from '../../workbook/port.ts';
import { useStanding } from '../book/use-standing.ts';

/** Puts one more table into the tender's workbook, once that has been built and is the tender's own. */
export function OnSheet({ desk, tender, table }: { desk: Desk; tender: string; table: SheetTable }) {
  const look = useLook();
  const { workbook } = useWorld();
  const { book } = useStanding(desk.site, tender);
  const [put, setPut] = useState<Outcome<Done>>();
  if (!workbook || book.kind !== 'known' || book.standing.kind !== 'ours' || !book.facts.stamp) return null;
  const { stamp } = book.facts;
  const run = async () => {
    setPut(await workbook.put({ tables: [table], stamp }));
  };
  return (
    <>
      {put?.kind === 'fault' && <FaultBar fault={put.fault} retry={() => void run()} />}
      <div className={look.row}>
        <Button onClick={() => void run()}>Put this on a sheet</Button>
        {put?.kind === 'ok' && <span role="status">It stands on sheet {table.sheet}.</span>}
      </div>
    </>
  );
}
