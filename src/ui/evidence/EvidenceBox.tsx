import { Button, Link, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import { Attach20Regular, Delete20Regular, Document20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Question } from '../../domain/checklist/question.ts';
import { acceptedEndings, fileRules, sizeInWords } from '../../domain/evidence/evidence.ts';
import { numberOn } from '../../domain/policy/policy.ts';
import { longDay } from '../../domain/words/day.ts';
import type { Fault } from '../../domain/words/outcome.ts';
import type { EvidenceRow } from '../../registers/registers.ts';
import { useUndo } from '../app/undo.tsx';
import { useOutside } from '../app/use-outside.ts';
import { useRegister } from '../app/use-register.ts';
import { useHost, useRegisters, useToday } from '../app/world.ts';
import type { Opened } from '../checklist/use-opened.ts';
import { FaultBar } from '../parts/FaultBar.tsx';
import { FileDrop } from '../parts/FileDrop.tsx';
import { useLook } from '../parts/look.ts';
import { hairline, phone } from '../parts/style-values.ts';
import { moment } from '../parts/moment.ts';
import { Status } from '../parts/Status.tsx';
import { uploadsOf, type Upload, type Uploads } from './uploads.ts';

const useStyles = makeStyles({
  title: { margin: 0, fontSize: 'inherit', lineHeight: 'inherit' },
  rules: { margin: '2px 0 8px', color: tokens.colorNeutralForeground3 },
  file: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0,1fr) auto',
    gap: '12px',
    alignItems: 'center',
    padding: '8px 0',
    borderTop: hairline,
  },
  hint: { [phone]: { display: 'none' } },
  bar: { marginTop: '6px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
});

/** The files that prove an answer: choose or drop, with what is kept and what is on its way. */
export function EvidenceBox(props: { opened: Opened; question: Question; disabled: boolean }) {
  const { opened, question, disabled } = props;
  const styles = useStyles();
  const registers = useRegisters();
  const uploads = uploadsOf(registers);
  const onTheWay = useOutside(
    uploads,
    (changed) => uploads.subscribe(changed),
    () => uploads.list(),
  );
  const { rows, fault, retry } = useRegister(registers.evidence);
  const ref = opened.row.values.ref;
  const own = (rows ?? []).filter(
    (row) => row.values.checklist === ref && row.values.question === question.key,
  );
  const coming = onTheWay.filter(
    ({ belongs }) => belongs.checklist === ref && belongs.question === question.key,
  );
  return (
    <section aria-label="Evidence">
      <h2 className={styles.title}>Evidence</h2>
      <p className={styles.rules}>{fileRules}</p>
      {fault && <FaultBar fault={fault} retry={retry} />}
      {!disabled && <DropZone opened={opened} question={question} uploads={uploads} />}
      {own.map((row) => (
        <Kept key={row.id} row={row} disabled={disabled} />
      ))}
      <div role="status" aria-label="Files on their way">
        {coming.map((upload) => (
          <Coming key={upload.key} upload={upload} uploads={uploads} />
        ))}
      </div>
    </section>
  );
}

function DropZone(props: { opened: Opened; question: Question; uploads: Uploads }) {
  const { opened, question, uploads } = props;
  const styles = useStyles();
  const look = useLook();
  const today = useToday();
  const take = (files: readonly File[]) =>
    uploads.choose(files, {
      contract: opened.row.values.contract,
      checklist: opened.row.values.ref,
      question: question.key,
      contractEnd: opened.contract?.values.end,
      today,
      years: numberOn(opened.policy, 'evidence-years', today),
    });
  return (
    <FileDrop
      label="Choose files"
      accept={acceptedEndings.join(',')}
      multiple
      inRow
      take={take}
      button={{ children: 'Choose files' }}
    >
      <span className={mergeClasses(styles.hint, look.quiet)}>or drop them here</span>
    </FileDrop>
  );
}

function Kept({ row, disabled }: { row: EvidenceRow; disabled: boolean }) {
  const styles = useStyles();
  const look = useLook();
  const host = useHost();
  const { files } = useRegisters();
  const undo = useUndo();
  const [fault, setFault] = useState<Fault>();
  const name = files.name(row);
  const remove = async () => {
    const outcome = await files.remove(row);
    if (outcome.kind === 'fault') return setFault(outcome.fault);
    undo({
      words: `${name} was removed.`,
      undo: async () => {
        const back = await files.restore(row);
        return back.kind === 'fault' ? `${back.fault.tell} ${back.fault.mend}` : `${name} is back.`;
      },
    });
  };
  const keep = row.values.retainUntil;
  return (
    <>
      {fault && <FaultBar fault={fault} retry={() => void remove()} />}
      <div className={styles.file}>
        <Document20Regular aria-hidden />
        <span className={look.wrap}>
          <Link as="button" onClick={() => host.open(files.webUrl(row))}>
            {name}
          </Link>
          <span className={`${look.small} ${look.block}`}>
            {[
              sizeInWords(files.size(row)),
              `saved ${moment(row.changed.at)}`,
              ...(keep === undefined ? [] : [`kept until ${longDay(keep)}`]),
            ].join(', ')}
          </span>
          {row.values.review === 'needs redaction' && <Status tone="soon">Needs redaction</Status>}
        </span>
        {!disabled && (
          <Button
            appearance="subtle"
            icon={<Delete20Regular />}
            aria-label={`Remove ${name}`}
            onClick={() => void remove()}
          />
        )}
      </div>
    </>
  );
}

function Coming({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const styles = useStyles();
  const look = useLook();
  const { name, file, key, state } = upload;
  return (
    <div className={styles.file}>
      <Attach20Regular aria-hidden />
      <span className={look.wrap}>
        {name}
        {state.kind === 'reading' && <span className={`${look.small} ${look.block}`}>Reading the file…</span>}
        {state.kind === 'sending' && (
          <>
            <span className={`${look.small} ${look.block}`}>
              {`${sizeInWords(state.bytes)} of ${sizeInWords(file.size)}`}
            </span>
            <ProgressBar
              className={styles.bar}
              value={file.size === 0 ? 0 : state.bytes / file.size}
              aria-label={`Uploading ${name}`}
            />
          </>
        )}
        {(state.kind === 'refused' || state.kind === 'warned') && (
          <span className={look.block}>
            <Status tone={state.kind === 'refused' ? 'late' : 'soon'}>{state.tell}</Status>
          </span>
        )}
        {state.kind === 'failed' && (
          <span className={look.block}>
            <Status tone="late">{`${state.fault.tell} ${state.fault.mend}`}</Status>
          </span>
        )}
      </span>
      <span className={styles.actions}>
        {state.kind === 'failed' && (
          <Button appearance="subtle" onClick={() => uploads.retry(key)}>
            Try again
          </Button>
        )}
        {state.kind === 'warned' && (
          <Button appearance="subtle" onClick={() => uploads.storeAnyway(key)}>
            Store it to be redacted
          </Button>
        )}
        <Button appearance="subtle" onClick={() => uploads.cancel(key)}>
          {state.kind === 'sending' ? 'Cancel' : 'Take off the list'}
        </Button>
      </span>
    </div>
  );
}
