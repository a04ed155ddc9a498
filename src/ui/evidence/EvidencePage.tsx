import { Button, Link, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { isForDisposal, sizeInWords } from '../../domain/evidence/evidence.ts';
import { longDay, type Day } from '../../domain/words/day.ts';
import type { Fault } from '../../domain/words/outcome.ts';
import type { EvidenceRow } from '../../registers/registers.ts';
import { useUndo } from '../app/undo.tsx';
import { together, useRegister } from '../app/use-register.ts';
import { useHost, useRegisters, useToday } from '../app/world.ts';
import { placeOf } from '../checklist/places.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { phone } from '../parts/style-values.ts';
import { count } from '../parts/moment.ts';
import { Page } from '../parts/Page.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { Status } from '../parts/Status.tsx';

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0,1fr) auto auto',
    gap: '16px',
    alignItems: 'center',
    padding: '8px 0',
    [phone]: { gridTemplateColumns: 'minmax(0,1fr)', gap: '8px', justifyItems: 'start' },
  },
});

/** Every evidence file: what is due for disposal, what needs redaction, and what is kept. */
export function EvidencePage() {
  const look = useLook();
  const today = useToday();
  const registers = useRegisters();
  const evidence = useRegister(registers.evidence);
  const contracts = useRegister(registers.contracts);
  const { fault, retry } = together(evidence, contracts);
  const rows = (evidence.rows ?? []).toSorted((a, b) =>
    (a.values.retainUntil ?? '9').localeCompare(b.values.retainUntil ?? '9'),
  );
  const names = new Map((contracts.rows ?? []).map((row) => [row.values.ref, row.values.title]));
  const due = rows.filter((row) => isForDisposal(row.values.retainUntil, today));
  const redact = rows.filter((row) => !due.includes(row) && row.values.review === 'needs redaction');
  const groups = [
    ['Due for disposal', due],
    ['Needs redaction', redact],
    ['Kept', rows.filter((row) => !due.includes(row) && !redact.includes(row))],
  ] as const;
  return (
    <Page
      title="Evidence"
      crumbs={[{ words: 'Checklists', to: '/checklists' }]}
      sub={evidence.rows && count(rows.length, 'file')}
    >
      {fault && <FaultBar fault={fault} retry={retry} />}
      {!evidence.rows && !fault && <LoadingSkeleton what="the evidence library" />}
      {evidence.rows?.length === 0 && (
        <EmptyState title="No evidence yet" about="Files are added beside the answers that they prove.">
          <ButtonLink to="/checklists">All checklists</ButtonLink>
        </EmptyState>
      )}
      <div className={look.stack}>
        {groups.map(([title, list]) =>
          list.length === 0 ? null : (
            <Card key={title} title={title} action={<span className={look.small}>{list.length}</span>}>
              <ul className={look.lines}>
                {list.map((row) => (
                  <li key={row.id}>
                    <FileLine row={row} contract={names.get(row.values.contract ?? '')} today={today} />
                  </li>
                ))}
              </ul>
            </Card>
          ),
        )}
      </div>
    </Page>
  );
}

function keptWords(retainUntil: Day | undefined, due: boolean): string {
  if (retainUntil === undefined) return 'No end date';
  return due ? `Retention ended ${longDay(retainUntil)}` : `Keep until ${longDay(retainUntil)}`;
}

function FileLine({ row, contract, today }: { row: EvidenceRow; contract: string | undefined; today: Day }) {
  const styles = useStyles();
  const look = useLook();
  const host = useHost();
  const undo = useUndo();
  const { files } = useRegisters();
  const [fault, setFault] = useState<Fault>();
  const { retainUntil, checklist, question } = row.values;
  const due = isForDisposal(retainUntil, today);
  const name = files.name(row);
  const dispose = async () => {
    const gone = await files.remove(row);
    if (gone.kind === 'fault') return setFault(gone.fault);
    undo({
      words: `${name} is in the recycle bin.`,
      undo: async () => {
        const back = await files.restore(row);
        return back.kind === 'fault' ? `${back.fault.tell} ${back.fault.mend}` : `${name} is back.`;
      },
    });
  };
  return (
    <>
      {fault && <FaultBar fault={fault} retry={() => void dispose()} />}
      <div className={styles.line}>
        <span className={look.wrap}>
          <Link as="button" onClick={() => host.open(files.webUrl(row))}>
            {name}
          </Link>
          <span className={`${look.small} ${look.block}`}>
            {[sizeInWords(files.size(row)), contract].filter((part) => part !== undefined).join(', ')}
            {checklist !== undefined && question !== undefined && (
              <>
                {'. '}
                <PlaceLink inline to={placeOf.question(checklist, question)}>
                  Open the answer
                </PlaceLink>
              </>
            )}
          </span>
        </span>
        <Status tone={due ? 'soon' : 'none'}>{keptWords(retainUntil, due)}</Status>
        {due && (
          <Button onClick={() => void dispose()} aria-label={`Dispose of ${name}`}>
            Dispose of file
          </Button>
        )}
      </div>
    </>
  );
}
