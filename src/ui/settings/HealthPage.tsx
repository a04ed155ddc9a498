import { tolerableSkew } from '../../registers/health.ts';
import type { Keeping } from '../../registers/journal.ts';
import { signInScopes } from '../../registers/scopes.ts';
import { useOutside } from '../app/use-outside.ts';
import { useHost, useRegisters } from '../app/world.ts';
import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Registers } from '../../registers/registers.ts';
import { Card } from '../parts/Card.tsx';
import { Facts } from '../parts/Facts.tsx';
import { useLook } from '../parts/look.ts';
import { count, moment } from '../parts/moment.ts';
import { Page } from '../parts/Page.tsx';

/** What IT asks when something is slow or missing; nothing of any register's content stands here. */
export function HealthPage() {
  const look = useLook();
  const host = useHost();
  const registers = useRegisters();
  const { freshness, saving } = registers;
  const fresh = useOutside(
    freshness,
    (changed) => freshness.subscribe(changed),
    () => freshness.state(),
  );
  const { schema, quota, clockAhead } = registers.health();
  return (
    <Page title="Health" crumbs={[{ words: 'Settings', to: '/settings' }]}>
      <div className={look.stack}>
        <Card title="This page">
          <Facts
            facts={[
              ['Shown by', host.kind],
              ['Lists', `Version ${schema}${fresh.newer ? `. ${fresh.newer.tell}` : ''}`],
              ['Rights', signInScopes.join(', ')],
              [
                'Quota',
                `${count(quota.units, 'unit')} of ${quota.of.toLocaleString('en-GB')} in the last minute`,
              ],
              ['Clock', clockWords(clockAhead)],
              ['Changes', keepingWords(saving.kept())],
              ['Copy', fresh.storage === 'device' ? 'Kept on this device' : (fresh.why ?? 'Kept in memory')],
            ]}
          />
        </Card>
        <Columns registers={registers} />
        <Card title="Lists">
          <Facts
            facts={fresh.lists.map(({ list, at, fault }) => [
              list,
              fault
                ? `${fault.tell} (${fault.code})`
                : `Up to date ${at === undefined ? 'never' : moment(at)}`,
            ])}
          />
        </Card>
      </div>
    </Page>
  );
}

type Shape = Awaited<ReturnType<Registers['shape']>>;

/** Whether the columns are as the product declares them: one that somebody deleted is read as empty. */
function Columns({ registers }: { registers: Registers }) {
  const [shape, setShape] = useState<Shape>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let here = true;
    void registers.shape().then((outcome) => here && setShape(outcome));
    return () => {
      here = false;
    };
  }, [registers, attempt]);
  return (
    <Card
      title="Columns"
      action={
        <Button
          onClick={() => {
            setShape(undefined);
            setAttempt((count) => count + 1);
          }}
        >
          Compare columns again
        </Button>
      }
    >
      <div role="status">
        <Facts facts={shapeFacts(shape)} />
      </div>
    </Card>
  );
}

function shapeFacts(shape: Shape | undefined): readonly (readonly [string, string])[] {
  if (!shape) return [['Columns', 'Comparing with SharePoint …']];
  if (shape.kind === 'fault') return [['Columns', `${shape.fault.tell} ${shape.fault.mend}`]];
  if (shape.value.length === 0) return [['Columns', 'All are there, as they should be']];
  return [
    ...shape.value.map(({ list, column, tell }) => [column ? `${list}, ${column}` : list, tell] as const),
    ['What to do', 'Run the provisioning command with --verify: it says how to mend each of them.'],
  ];
}

function clockWords(ahead: number | undefined): string {
  if (ahead === undefined) return 'Not compared with SharePoint yet';
  if (Math.abs(ahead) <= tolerableSkew) return 'Agrees with SharePoint';
  const minutes = count(Math.round(Math.abs(ahead) / 60_000), 'minute');
  return `${minutes} ${ahead > 0 ? 'ahead of' : 'behind'} SharePoint. Set the clock of this device.`;
}

const whys = {
  'by choice': 'Kept in memory',
  'not offered': 'Kept in memory: this program offers no storage',
  full: 'Kept in memory: this device is full',
  'newer build': 'Kept in memory: a newer version of the product has been used on this device',
  failed: 'Kept in memory: the storage of this device does not answer',
} as const;

function keepingWords(keeping: Keeping): string {
  return keeping.on === 'device' ? 'Kept on this device until they are saved' : whys[keeping.why];
}
