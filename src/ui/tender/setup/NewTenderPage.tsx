import { useState } from 'react';
import { problem } from '../../../domain/words/problem.ts';
import type { Person } from '../../../domain/words/person.ts';
import { listTenders, setUpTender, type Desk, type TenderDraft } from '../../../registers/tender/index.ts';
import { useRegister } from '../../app/use-register.ts';
import { useGo, useWorld } from '../../app/world.ts';
import { FaultBar } from '../../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../../parts/LoadingSkeleton.tsx';
import { useLook } from '../../parts/look.ts';
import { Page } from '../../parts/Page.tsx';
import { PersonPicker } from '../../parts/PersonPicker.tsx';
import { OnlyInExcel } from '../OnlyInExcel.tsx';
import { useDesk } from '../use-desk.ts';
import { RowForm } from './RowForm.tsx';
import { tenderAsks, tenderKeys, withDeadline } from './tender-asks.ts';

/** Sets up a tender: the person who does becomes its owner. */
export function NewTenderPage() {
  const { host, evaluations } = useWorld();
  const { desk, fault, retry } = useDesk();
  if (host.kind !== 'excel') return <OnlyInExcel why="host" />;
  if (!evaluations) return <OnlyInExcel why="site" />;
  return (
    <Page title="Set up a tender" crumbs={[{ words: 'Tenders', to: '/tender' }]}>
      {fault && <FaultBar fault={fault} retry={retry} />}
      {!desk && !fault && <LoadingSkeleton what="the evaluations site" />}
      {desk && <NewTender desk={desk} />}
    </Page>
  );
}

function NewTender({ desk }: { desk: Desk }) {
  const look = useLook();
  const go = useGo();
  const [chair, setChair] = useState<Person>();
  const { declaration } = desk.registers.tenders;
  const templates = useRegister(desk.registers.scoringTemplates);
  const save = async (values: Readonly<Record<string, unknown>>) => {
    const ref = String(values['ref']);
    if (!chair)
      return problem(
        'Chair',
        'Choose from the list who leads the moderation. It cannot be you: you take in the prices.',
      );
    const known = await listTenders(desk);
    if (known.kind === 'fault') return known;
    if (known.value.some((row) => row.values.ref.toLowerCase() === ref.toLowerCase()))
      return problem('Reference', `There is a tender ${ref} already. Choose another reference.`);
    const read = withDeadline(values);
    if (read.kind === 'problems') return read;
    // The form has read every column of the declaration as its own type.
    return setUpTender(desk, { ...read.value, chair } as unknown as TenderDraft);
  };
  return (
    <div className={look.stack}>
      {templates.fault && <FaultBar fault={templates.fault} retry={templates.retry} />}
      <p className={look.flush}>You will run this tender: you take in the prices, so you may not evaluate.</p>
      <PersonPicker label="Chair" required onChoose={setChair} hint="Who leads the moderation." />
      <RowForm
        declaration={declaration}
        keys={['title', 'ref', ...tenderKeys]}
        start={{ namesMasked: 'yes' }}
        asks={tenderAsks(templates.rows ?? [])}
        action="Set up the tender"
        save={save}
        saved={(values) =>
          go(`/tender/${encodeURIComponent(String(values['ref']))}/set-up`, { replace: true })
        }
      />
    </div>
  );
}
