import { Button, makeStaticStyles, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { recordOf, type ChecklistRecord } from '../../domain/checklist/record.ts';
import { retainUntil } from '../../domain/evidence/evidence.ts';
import { tierWords } from '../../domain/contract/tier.ts';
import { numberOn } from '../../domain/policy/policy.ts';
import { longDay } from '../../domain/words/day.ts';
import { money } from '../../domain/words/money.ts';
import type { Fault } from '../../domain/words/outcome.ts';
import { useRegister } from '../app/use-register.ts';
import { useRegisters, useToday } from '../app/world.ts';
import type { PageProps } from '../app/routes.ts';
import { Card } from '../parts/Card.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { useLook } from '../parts/look.ts';
import { hairline, phone } from '../parts/style-values.ts';
import { Page } from '../parts/Page.tsx';
import { OpenedPage } from './OpenedPage.tsx';
import { placeOf } from './places.ts';
import { useFullCase } from './use-authors.ts';
import type { Opened } from './use-opened.ts';
import { personWords } from './words.ts';

// On paper: the record alone, black on white whatever the theme is, and no answer torn in two.
const usePrint = makeStaticStyles(
  `@media print {
    @page { margin: 18mm; }
    nav, main > header, [role="status"], .no-print { display: none !important; }
    body * { color: #000 !important; background: none !important; }
    main { padding: 0 !important; }
    section { border: none !important; padding: 0 !important; }
    h2, h3 { break-after: avoid; }
  }`,
);

const useStyles = makeStyles({
  facts: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0,1fr)',
    gap: '4px 16px',
    [phone]: { gridTemplateColumns: 'minmax(0,1fr)' },
  },
  value: { margin: 0, overflowWrap: 'anywhere' },
  answer: { borderTop: hairline, padding: '12px 0', breakInside: 'avoid' },
  name: { margin: 0, fontSize: 'inherit' },
  line: { margin: '4px 0', overflowWrap: 'anywhere' },
  stack: { display: 'flex', flexDirection: 'column', gap: '16px', maxWidth: '784px' },
});

/** The council's record of a checklist: to read, to print, to save as a file. */
export function RecordPage({ params }: PageProps) {
  return <OpenedPage checklist={params['ref'] ?? ''}>{(opened) => <Shown opened={opened} />}</OpenedPage>;
}

function Shown({ opened }: { opened: Opened }) {
  usePrint();
  const styles = useStyles();
  const look = useLook();
  const record = useRecord(opened);
  const ref = opened.row.values.ref;
  return (
    <Page
      title="Record"
      sub={record.title}
      crumbs={[
        { words: 'Checklists', to: '/checklists' },
        { words: opened.name, to: placeOf.list(ref) },
      ]}
      actions={<Keep opened={opened} record={record} />}
    >
      <div className={styles.stack}>
        <Card title={record.title}>
          <dl className={styles.facts}>
            {record.facts.map(([label, value]) => (
              <Fact key={label} label={label} value={value} />
            ))}
          </dl>
        </Card>
        {record.sections.map((section) => (
          <Card key={section.title} title={section.title}>
            {section.answers.map((answer) => (
              <div key={answer.name} className={styles.answer}>
                <h3 className={styles.name}>{answer.name}</h3>
                <p className={`${styles.line} ${look.quiet}`}>{answer.question}</p>
                {answer.lines.map((line, index) => (
                  <p key={index} className={styles.line}>
                    {line}
                  </p>
                ))}
                {answer.files.map((file) => (
                  <p key={file} className={`${styles.line} ${look.small}`}>
                    Evidence: {file}
                  </p>
                ))}
                <p className={`${styles.line} ${look.small}`}>{answer.source.join('. ')}</p>
              </div>
            ))}
          </Card>
        ))}
        <Card title="Decisions">
          {record.decisions.length === 0 && <p>None yet.</p>}
          {record.decisions.map((line) => (
            <p key={line} className={styles.line}>
              {line}
            </p>
          ))}
          {record.doubts.map((line) => (
            <p key={line} className={styles.line}>
              Not accepted: {line}
            </p>
          ))}
        </Card>
      </div>
    </Page>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  const styles = useStyles();
  const look = useLook();
  return (
    <>
      <dt className={look.strong}>{label}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}

function useRecord(opened: Opened): ChecklistRecord {
  const registers = useRegisters();
  const today = useToday();
  const { ref, officer, due, service } = opened.row.values;
  const evidence = (useRegister(registers.evidence).rows ?? []).filter((row) => row.values.checklist === ref);
  const { facts, contract, policy } = opened;
  const answers = personWords(officer, opened.roles, { on: today, service });
  const { standing } = useFullCase(opened);
  return recordOf(opened.sheet, standing, {
    contract: opened.name,
    ref,
    facts: [
      ['Contract', `${opened.name}${contract ? `, ${contract.values.ref}` : ''}`],
      ...(service === undefined ? [] : [['Service', service] as const]),
      [
        'Value',
        facts.value === undefined
          ? 'Not known'
          : `${money(facts.value)}. ${tierWords(facts.tier, policy, today)}`,
      ],
      ['Answers', answers],
      ...(due === undefined ? [] : [['Due', longDay(due)] as const]),
    ],
    files: (question) =>
      evidence.filter((row) => row.values.question === question).map((row) => registers.files.name(row)),
  });
}

/** Print it, save it on this device, or keep it in the evidence library. */
function Keep({ opened, record }: { opened: Opened; record: ChecklistRecord }) {
  const registers = useRegisters();
  const today = useToday();
  const [fault, setFault] = useState<Fault>();
  const [kept, setKept] = useState<'no' | 'keeping' | 'yes'>('no');
  const ref = opened.row.values.ref;
  const name = `${ref} ${opened.kind.name}.docx`;
  const file = async () => (await import('./record-file.ts')).wordFile(record);
  const save = async () => {
    const address = URL.createObjectURL(await file());
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  const keep = async () => {
    setKept('keeping');
    const link = {
      contract: opened.row.values.contract,
      checklist: ref,
      retainUntil: retainUntil(
        opened.contract?.values.end,
        today,
        numberOn(opened.policy, 'evidence-years', today),
      ),
    };
    const watch = { progress: () => undefined, signal: new AbortController().signal };
    const saved = await registers.files.upload(await file(), name, link, watch);
    setKept(saved.kind === 'saved' ? 'yes' : 'no');
    setFault(saved.kind === 'stopped' ? saved.fault : undefined);
  };
  return (
    <>
      {fault && <FaultBar fault={fault} retry={() => void keep()} />}
      <Button onClick={() => window.print()}>Print</Button>
      <Button onClick={() => void save()}>Save as Word</Button>
      <Button disabled={kept === 'keeping'} onClick={() => void keep()}>
        {kept === 'yes' ? 'Kept in the evidence library' : 'Keep in the evidence library'}
      </Button>
    </>
  );
}
