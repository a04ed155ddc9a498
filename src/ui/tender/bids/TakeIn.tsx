import { Button, Input, Field, makeStyles, mergeClasses, ProgressBar } from '@fluentui/react-components';
import { LockClosed20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { longDay } from '../../../domain/words/day.ts';
import type { Problem } from '../../../domain/words/problem.ts';
import { readDay } from '../../../domain/words/read-day.ts';
import { useToday, useWorld } from '../../app/world.ts';
import { FileDrop } from '../../parts/FileDrop.tsx';
import { useLook } from '../../parts/look.ts';
import { Status } from '../../parts/Status.tsx';
import { Part } from '../result/Part.tsx';
import { Trouble } from '../result/Trouble.tsx';
import type { StepProps } from '../step.ts';
import { useDesk } from '../use-desk.ts';
import { ReceivedField } from './ReceivedField.tsx';
import { folderRefused, readCells, readFiles, takeIn, waitingProblems, type Waiting } from './returns.ts';

const useStyles = makeStyles({
  row: { padding: '8px 0', display: 'flex', flexDirection: 'column', gap: '4px' },
  letter: { width: '96px' },
  sealed: { display: 'grid', gridTemplateColumns: '20px minmax(0,1fr)', gap: '8px' },
});

type Progress = { readonly words: string; readonly done: number; readonly all: number };

/** Chooses returns, shows what is in them, and takes them in. */
export function TakeIn({ desk, work, again }: StepProps) {
  const look = useLook();
  const styles = useStyles();
  const [received, setReceived] = useState(longDay(useToday()));
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const [progress, setProgress] = useState<Progress>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [said, setSaid] = useState('');
  const { allowFolder } = useDesk();
  const add = (one: Waiting) => setWaiting((all) => [...all.filter(({ key }) => key !== one.key), one]);
  const read = async (files: readonly File[]) => {
    setProblems([]);
    setSaid('');
    setProgress({ words: 'Reading the returns', done: 0, all: files.length });
    await readFiles(files, work, (one, done) => {
      add(one);
      setProgress({ words: 'Reading the returns', done, all: files.length });
    });
    setProgress(undefined);
  };
  const take = async () => {
    const wrong = waitingProblems(waiting, work);
    const receivedOn = readDay(received, { place: 'Received on' });
    if (receivedOn.kind === 'problems') return setProblems([...wrong, ...receivedOn.problems]);
    setProblems(wrong);
    if (wrong.length > 0) return;
    const refused = await folderRefused(waiting, allowFolder);
    if (refused.length > 0) return setProblems(refused);
    const all = new Set(waiting.filter(({ read: one }) => one.kind === 'ok').map(({ bid }) => bid)).size;
    let done = 0;
    let taken = 0;
    setProgress({ words: 'Taking in the bids', done, all });
    await takeIn({ desk, work, receivedOn: receivedOn.value }, waiting, (one) => {
      done += 1;
      setProgress({ words: 'Taking in the bids', done, all });
      setProblems((found) => [...found, ...one.problems]);
      // What is in need not wait any longer; what was refused stays to be tried again.
      if (one.problems.length > 0) return;
      taken += 1;
      setWaiting((left) => left.filter(({ bid }) => bid !== one.bid));
    });
    setProgress(undefined);
    setSaid(`${taken} of ${all} ${all === 1 ? 'bid' : 'bids'} taken in.`);
    again();
  };
  const ready = waiting.some((one) => one.read.kind === 'ok') && progress === undefined;
  return (
    <Part title="Take in returns">
      <p className={look.quiet}>
        Choose the offer and the price return of each bidder, all at once: XLSX or CSV, up to 50 MB. Nothing
        is written until you have seen what is in them.
      </p>
      <Choose read={(files) => void read(files)} add={add} work={work} tell={setProblems} />
      <p className={mergeClasses(look.small, styles.sealed)}>
        <LockClosed20Regular aria-hidden />
        Prices go into your own folder, sealed. Nobody sees them before consensus is locked, and they are not
        shown here.
      </p>
      {progress && (
        <Field label={`${progress.words}: ${progress.done} of ${progress.all}`}>
          <ProgressBar value={progress.done} max={Math.max(1, progress.all)} />
        </Field>
      )}
      <p role="status" className={said === '' ? look.hiddenWords : look.flush}>
        {said}
      </p>
      <Trouble of={problems.length > 0 ? { kind: 'problems', problems } : undefined} />
      <WaitingRows waiting={waiting} change={setWaiting} />
      {ready && <ReceivedField value={received} change={setReceived} />}
      {ready && (
        <div className={look.row}>
          <Button appearance="primary" onClick={() => void take()}>
            Take in the bids
          </Button>
          <Button onClick={() => setWaiting([])}>Clear</Button>
        </div>
      )}
    </Part>
  );
}

type ChooseProps = {
  read: (files: readonly File[]) => void;
  add: (one: Waiting) => void;
  work: StepProps['work'];
  tell: (problems: readonly Problem[]) => void;
};

function Choose({ read, add, work, tell }: ChooseProps) {
  const look = useLook();
  const { workbook } = useWorld();
  const fromSheet = async () => {
    const cells = await workbook?.selected();
    if (cells?.kind === 'fault')
      tell([{ place: 'Workbook', tell: `${cells.fault.tell} ${cells.fault.mend}` }]);
    else if (cells) add(readCells(cells.value, work));
  };
  return (
    <FileDrop
      label="Returns of the bidders"
      accept=".csv,.tsv,.txt,.xlsx,text/csv"
      multiple
      take={read}
      button={{ children: 'Choose files' }}
      beside={workbook && <Button onClick={() => void fromSheet()}>Read the selected cells</Button>}
    >
      <span className={look.quiet}>Or drop them here.</span>
    </FileDrop>
  );
}

type RowsProps = { waiting: readonly Waiting[]; change: (waiting: readonly Waiting[]) => void };

function WaitingRows({ waiting, change }: RowsProps) {
  const look = useLook();
  if (waiting.length === 0) return null;
  return (
    <ul className={look.lines} aria-label="Returns to take in">
      {waiting.map((one) => (
        <WaitingRow
          key={one.key}
          one={one}
          name={(bid) => change(waiting.map((each) => (each === one ? { ...one, bid } : each)))}
          leave={() => change(waiting.filter((each) => each !== one))}
        />
      ))}
    </ul>
  );
}

function WaitingRow(props: { one: Waiting; name: (bid: string) => void; leave: () => void }) {
  const styles = useStyles();
  const look = useLook();
  const { one, name, leave } = props;
  const { read } = one;
  return (
    <li className={styles.row}>
      <div className={look.split}>
        <span className={mergeClasses(look.strong, look.wrap)}>{one.name}</span>
        {read.kind === 'ok' ? (
          <Status tone="progress">
            {read.value.kind === 'price' ? 'Price, sealed' : `${read.value.offer.lines.length} lines`}
          </Status>
        ) : (
          <Status tone="late">Cannot be read</Status>
        )}
      </div>
      <div className={look.split}>
        {read.kind === 'ok' ? (
          <Field label={`Bid of ${one.name}`} size="small">
            <Input
              className={styles.letter}
              value={one.bid}
              onChange={(_, { value }) => name(value.trim())}
            />
          </Field>
        ) : (
          <span />
        )}
        <Button size="small" onClick={leave} aria-label={`Take out ${one.name}`}>
          Take out
        </Button>
      </div>
      {read.kind === 'problems' && (
        <Trouble of={{ kind: 'problems', problems: read.problems.slice(0, 20) }} />
      )}
      {read.kind === 'problems' && read.problems.length > 20 && (
        <p className={look.small}>And {read.problems.length - 20} more.</p>
      )}
      {read.kind === 'ok' && read.value.kind === 'offer' && read.value.offer.warnings.length > 0 && (
        <ul className={look.list}>
          {read.value.offer.warnings.map(({ place, tell }) => (
            <li key={`${place} ${tell}`} className={look.small}>
              {place}: {tell}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
