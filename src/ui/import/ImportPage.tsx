import { useOutside } from '../app/use-outside.ts';
import type { PageProps } from '../app/routes.ts';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { FileStep } from './FileStep.tsx';
import { RunStep } from './RunStep.tsx';
import { session, type Import, type Run } from './session.ts';
import { SummaryStep } from './SummaryStep.tsx';
import { TakenBackStep } from './TakenBackStep.tsx';

/** The import of a register, step by step. A step whose facts are not there yet shows the one before. */
export function ImportPage({ params }: PageProps) {
  const now = useOutside(
    session,
    (changed) => session.subscribe(changed),
    () => session.now(),
  );
  return <Step name={params['step'] ?? 'file'} now={now} />;
}

function Step({ name, now }: { name: string; now: Import }) {
  const { table, columns, check, run } = now;
  const late = name === 'run' || name === 'summary';
  if (run && (late || underWay(run))) return <RunOf run={run} now={now} />;
  if (table && columns && check && (late || name === 'check'))
    return <CheckStep now={now} check={check} columns={columns} />;
  if (table && columns && name !== 'file') return <ColumnsStep now={now} table={table} columns={columns} />;
  return <FileStep now={now} />;
}

/** The import as it runs, or what came of it. */
function RunOf({ run, now }: { run: Run; now: Import }) {
  if (run.state === 'ended') return <SummaryStep now={now} ended={run.ended} />;
  if (run.state === 'taken back') return <TakenBackStep now={now} back={run.back} />;
  return <RunStep run={run} />;
}

function underWay({ state }: Run): boolean {
  return state === 'running' || state === 'taking back';
}
