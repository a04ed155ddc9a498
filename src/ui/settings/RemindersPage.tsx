import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { choosingRoles, lastRunWords } from '../../domain/reminder/channel.ts';
import { holdsAny } from '../../domain/roles/roles.ts';
import type { Day } from '../../domain/words/day.ts';
import { bankHolidayWarning } from '../../domain/words/working-day.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Row } from '../../registers/types.ts';
import { together, useRegister } from '../app/use-register.ts';
import { useMe, useRegisters, useToday } from '../app/world.ts';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { Page } from '../parts/Page.tsx';
import { ChannelCard } from './ChannelCard.tsx';
import { ChannelForm } from './ChannelForm.tsx';

/** Which channel is reminded of what and when, how the last post went and when the next one comes. */
export function RemindersPage() {
  const look = useLook();
  const on = useToday();
  const me = useMe();
  const registers = useRegisters();
  const channels = useRegister(registers.reminderChannels);
  const sent = useRegister(registers.sent);
  const roles = useRegister(registers.roles);
  const [adding, setAdding] = useState(false);
  const { fault, retry } = together(channels, sent, roles);
  const may = mayChoose(roles.rows ?? [], me?.id, on);
  const warning = bankHolidayWarning(on);
  const ready = [channels, sent, roles].every(({ rows }) => rows !== undefined);
  return (
    <Page
      title="Reminders"
      sub="Each channel gets at most one post a day, on working days before 18:00."
      crumbs={[{ words: 'Settings', to: '/settings' }]}
      actions={may && <Button onClick={() => setAdding(true)}>Add channel</Button>}
    >
      {fault && <FaultBar fault={fault} retry={retry} />}
      {!ready && !fault && <LoadingSkeleton what="the settings" />}
      <div className={look.stack}>
        {adding && (
          <Card title="Add channel">
            <ChannelForm close={() => setAdding(false)} />
          </Card>
        )}
        {warning !== undefined && <Warning words={warning} />}
        {ready && (
          <Channels rows={channels.rows ?? []} sent={sent.rows ?? []} may={may} add={() => setAdding(true)} />
        )}
      </div>
    </Page>
  );
}

/** When the service last ran; a warning when it should have run since. */
function LastRun({ sent }: { sent: Of<'sent'> }) {
  const look = useLook();
  const [now] = useState(() => new Date());
  const run = sent.find(({ values }) => values.kind === 'run');
  const { late, words } = lastRunWords(run && new Date(run.changed.at), now);
  return late ? <Warning words={words} /> : <div className={look.quiet}>{words}</div>;
}

function Warning({ words }: { words: string }) {
  return (
    <MessageBar intent="warning">
      <MessageBarBody>{words}</MessageBarBody>
    </MessageBar>
  );
}

type Of<K extends keyof Declarations> = readonly Row<Declarations[K]>[];

function Channels(props: { rows: Of<'reminderChannels'>; sent: Of<'sent'>; may: boolean; add: () => void }) {
  const { rows, sent, may, add } = props;
  return (
    <>
      <LastRun sent={sent} />
      {!may && (
        <MessageBar>
          <MessageBarBody>
            You can read these settings but not change them. Ask the social value lead.
          </MessageBarBody>
        </MessageBar>
      )}
      {rows.map((row) => (
        <ChannelCard key={row.clientKey || row.id} row={row} sent={sent} may={may} />
      ))}
      {rows.length === 0 && (
        <EmptyState
          title="No channel is reminded yet"
          about="Add the channel in which a service’s managers meet. IT sets its address once."
        >
          {may && <Button onClick={add}>Add channel</Button>}
        </EmptyState>
      )}
    </>
  );
}

/** Whether somebody may choose; a role for one service is enough. */
function mayChoose(roles: Of<'roles'>, me: string | undefined, on: Day): boolean {
  const asked = { service: undefined, on };
  return roles.some(
    ({ values }) =>
      values.personId === me && holdsAny([{ ...values, service: undefined }], me, choosingRoles, asked),
  );
}
