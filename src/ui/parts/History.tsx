import { makeStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Fault } from '../../domain/words/outcome.ts';
import type { Declaration } from '../../registers/declare.ts';
import type { Register, Row } from '../../registers/types.ts';
import { Card } from './Card.tsx';
import { historyOf, type HistoryStep } from './changes.ts';
import { useLook } from './look.ts';
import { hairline } from './style-values.ts';
import { moment } from './moment.ts';

const useStyles = makeStyles({
  log: {
    listStyleType: 'none',
    padding: 0,
    margin: 0,
    overflowWrap: 'anywhere',
    '& > li': { padding: '8px 0', borderTop: hairline },
    '& > li:first-child': { borderTop: 'none', paddingTop: 0 },
  },
});

/** Who changed a row, when, and what became what, as SharePoint keeps it. */
export function History<D extends Declaration>(props: { register: Register<D>; row: Row<D> }) {
  const styles = useStyles();
  const look = useLook();
  const { register, row } = props;
  const [steps, setSteps] = useState<readonly HistoryStep[]>();
  const [fault, setFault] = useState<Fault>();
  useEffect(() => {
    let here = true;
    void register.versions(row).then((outcome) => {
      if (!here) return;
      setFault(outcome.kind === 'fault' ? outcome.fault : undefined);
      if (outcome.kind === 'ok') setSteps(historyOf(register.declaration, outcome.value));
    });
    return () => {
      here = false;
    };
  }, [register, row]);
  return (
    <Card title="History">
      {fault && <p className={look.quiet}>The history could not be read. {fault.mend}</p>}
      {!fault && !steps && <p className={look.quiet}>Reading the history…</p>}
      <ol className={styles.log}>
        {steps?.map((step) => (
          <li key={step.key}>
            <span className={look.small}>
              {moment(step.at)}, {step.who}
            </span>
            {step.what.map((words) => (
              <div key={words}>{words}</div>
            ))}
          </li>
        ))}
      </ol>
    </Card>
  );
}
