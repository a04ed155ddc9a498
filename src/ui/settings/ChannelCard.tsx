import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import {
  channelFrom,
  isNotCertain,
  lastPostWords,
  nextPostWords,
  type LastPost,
} from '../../domain/reminder/channel.ts';
import { isReminderKind, reminderKinds } from '../../domain/reminder/index.ts';
import type { Fault } from '../../domain/words/outcome.ts';
import { england } from '../../domain/words/working-day.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Row } from '../../registers/types.ts';
import { useUndo } from '../app/undo.tsx';
import { useRegisters } from '../app/world.ts';
import { Card } from '../parts/Card.tsx';
import { Facts } from '../parts/Facts.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { useLook } from '../parts/look.ts';
import { Status } from '../parts/Status.tsx';
import { ChannelForm, type ChannelRow } from './ChannelForm.tsx';

type SentRow = Row<Declarations['sent']>;

/** One channel: what it is told of and when, how the last post went, and what can be done about it. */
export function ChannelCard(props: { row: ChannelRow; sent: readonly SentRow[]; may: boolean }) {
  const { row, sent, may } = props;
  const look = useLook();
  const tell = useUndo();
  const { reminderChannels, cardActions } = useRegisters();
  const [changing, setChanging] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const [now] = useState(() => new Date());
  const channel = channelFrom(row.values);
  const own = sent.filter(({ values }) => values.channel === channel.name);
  const last = lastPostWords(lastOf(own, 'digest'), now);
  const test = lastOf(own, 'test');
  const unsure = own.filter(
    ({ values, changed }) =>
      values.kind === 'digest' && isNotCertain({ ...values, at: new Date(changed.at) }, now),
  ).length;
  const pause = async () => {
    const saved = await reminderChannels.change(row, { paused: !channel.paused });
    setFault(saved.kind === 'stopped' ? saved.fault : undefined);
    if (saved.kind === 'saved') tell({ words: channel.paused ? 'Reminders resumed.' : 'Reminders paused.' });
  };
  const tryIt = async () => {
    const key = crypto.randomUUID();
    const title = `Test card, ${channel.name}`;
    const saved = await cardActions.add({ title, key, verb: 'test card', channel: channel.name }, key);
    setFault(saved.kind === 'stopped' ? saved.fault : undefined);
    if (saved.kind === 'saved')
      tell({ words: 'The test card is posted by the next run, within 15 minutes.' });
  };
  const kinds = channel.kinds.filter(isReminderKind).map((kind) => reminderKinds[kind].label);
  return (
    <Card
      title={channel.name}
      action={
        may && (
          <span className={look.row}>
            <Button size="small" aria-label={`Change ${channel.name}`} onClick={() => setChanging(true)}>
              Change
            </Button>
            <Button
              size="small"
              aria-label={`Post a test card to ${channel.name}`}
              onClick={() => void tryIt()}
            >
              Post a test card
            </Button>
            <Button
              size="small"
              aria-label={`${channel.paused ? 'Resume' : 'Pause'} ${channel.name}`}
              onClick={() => void pause()}
            >
              {channel.paused ? 'Resume' : 'Pause'}
            </Button>
          </span>
        )
      }
    >
      {fault && <FaultBar fault={fault} />}
      {changing ? (
        <ChannelForm row={row} close={() => setChanging(false)} />
      ) : (
        <Facts
          facts={[
            [
              'Last post',
              <Status key="last" tone={last.tone}>
                {last.words}
              </Status>,
            ],
            ['Next post', nextPostWords(channel, now, england)],
            [
              'Posted by',
              channel.by === 'bot' ? 'Bot: cards have buttons' : 'Workflows webhook: cards open pages',
            ],
            ['For', channel.audience === 'directors' ? 'Directors' : 'Managers'],
            ['Services', channel.services.length === 0 ? 'Every service' : channel.services.join(', ')],
            ['Told of', kinds.length === 0 ? 'Nothing yet' : kinds.join(', ')],
            ...(test ? [['Test card', lastPostWords({ ...test, count: 1 }, now).words] as const] : []),
            ...(unsure > 0
              ? [['Not certain', `${unsure} posts. Look in the channel whether they are there.`] as const]
              : []),
          ]}
        />
      )}
    </Card>
  );
}

/** The newest row of a kind. */
function lastOf(rows: readonly SentRow[], kind: string): LastPost | undefined {
  const newest = rows
    .filter(({ values }) => values.kind === kind)
    .toSorted((one, other) => (one.changed.at < other.changed.at ? 1 : -1))[0];
  if (newest === undefined) return undefined;
  const { day, state, count, tell } = newest.values;
  return { day, state, count, tell, at: new Date(newest.changed.at) };
}
