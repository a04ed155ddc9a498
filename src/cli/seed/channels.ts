import { reminderKinds } from '../../domain/reminder/index.ts';
import type { Example } from './people.ts';

const kinds = Object.keys(reminderKinds);

/** The channels that are reminded on the local tenant. */
export function channelRows(): readonly Example<'reminderChannels'>[] {
  return [
    {
      clientKey: 'example/channel/managers',
      values: {
        title: 'Contract managers',
        by: 'bot',
        kinds: kinds.filter((kind) => kind !== 'directors-summary').join('\n'),
        audience: 'managers',
        often: 'daily',
        from: '08:30',
      },
    },
    {
      clientKey: 'example/channel/directors',
      values: {
        title: 'Directors',
        by: 'webhook',
        kinds: kinds.join('\n'),
        audience: 'directors',
        often: 'weekly',
        weekday: 'Monday',
        from: '09:00',
      },
    },
  ];
}
