import { weekdays } from '../../domain/words/weekday.ts';
import { register } from '../declare.ts';

/** Which channel of Teams is reminded of what, and when. The address it is posted to is not here: it is a secret. */
export const reminderChannels = register({
  key: 'reminderChannels',
  list: 'ReminderChannels',
  about: 'Which channel is reminded of what, and when. Addresses to post to are never kept here.',
  site: 'open',
  columns: {
    title: {
      kind: 'text',
      label: 'Channel',
      about: 'The name by which the reminder service knows where to post.',
      required: true,
      unique: true,
      indexed: true,
      longest: 50,
    },
    by: {
      kind: 'choice',
      label: 'Posted by',
      about: 'A Workflows webhook can only open pages; the bot can also be answered.',
      required: true,
      choices: ['webhook', 'bot'],
    },
    kinds: {
      kind: 'note',
      label: 'Kinds',
      about: 'The keys of the kinds of reminder that come here, one a line.',
    },
    services: {
      kind: 'note',
      label: 'Services',
      about: 'The services it is told of, one a line; empty: every service.',
    },
    audience: {
      kind: 'choice',
      label: 'For',
      about: 'Directors get what has gone up to them and the monthly summary; managers get the rest.',
      required: true,
      choices: ['managers', 'directors'],
    },
    often: {
      kind: 'choice',
      label: 'How often',
      about: 'At most one post a day, or a week.',
      required: true,
      choices: ['daily', 'weekly'],
    },
    weekday: {
      kind: 'choice',
      label: 'Weekday',
      about: 'The day of a weekly digest; Monday when empty.',
      choices: weekdays,
    },
    from: {
      kind: 'text',
      label: 'From',
      about: 'The time in London from which it is posted: 08:30.',
      required: true,
      longest: 5,
    },
    paused: { kind: 'yesNo', label: 'Paused', about: 'Yes: nothing is posted.' },
  },
});

/** The ledger of reminders: what was claimed, posted, or is not certain. The unique key keeps a reminder from coming twice. */
export const sent = register({
  key: 'sent',
  list: 'Sent',
  about: 'What was sent to which channel: one row a digest, which claims its reminders in the same write.',
  site: 'open',
  columns: {
    title: { kind: 'text', label: 'Post', about: 'What it is, for readers.', required: true },
    key: {
      kind: 'text',
      label: 'Key',
      about:
        'Channel and number of the digest. Nobody can claim the same number twice, and whoever has not seen the number before it cannot claim the next.',
      required: true,
      unique: true,
      indexed: true,
    },
    channel: {
      kind: 'text',
      label: 'Channel',
      about: 'The channel it goes to.',
      required: true,
      indexed: true,
    },
    number: { kind: 'count', label: 'Number', about: 'Of a digest: which of its channel it is, from 1.' },
    day: { kind: 'day', label: 'Day', about: 'The day of the digest.', required: true, indexed: true },
    kind: {
      kind: 'choice',
      label: 'Kind',
      about: 'A digest, more claims of a long one, a test card, or the last run.',
      required: true,
      indexed: true,
      choices: ['digest', 'more', 'test', 'run'],
    },
    state: {
      kind: 'choice',
      label: 'State',
      about: 'Claimed, being posted, accepted by Teams, or failed. Posting that lasts is not certain.',
      required: true,
      indexed: true,
      choices: ['claimed', 'posting', 'accepted', 'failed'],
    },
    by: { kind: 'choice', label: 'Posted by', about: 'How it is posted.', choices: ['webhook', 'bot'] },
    count: { kind: 'count', label: 'Reminders', about: 'How many reminders the digest has.' },
    claims: {
      kind: 'note',
      label: 'Claims',
      about:
        'Its reminders, one line a kind, stage and period, with the references after it. With the channel each is the key of a reminder.',
    },
    shown: {
      kind: 'note',
      label: 'Rows',
      about: 'The rows of its card as they were posted, for writing the card over.',
    },
    dealt: {
      kind: 'note',
      label: 'Dealt with',
      about: 'The rows of its card that are written as dealt with.',
    },
    runner: { kind: 'text', label: 'Run', about: 'The run that claimed it.', longest: 40 },
    tries: { kind: 'count', label: 'Tries', about: 'How often it was tried.' },
    tell: { kind: 'note', label: 'What happened', about: 'Of a failure: what happened and what to do.' },
    conversation: { kind: 'text', label: 'Conversation', about: 'Of the bot: the thread in Teams.' },
    activity: { kind: 'text', label: 'Message', about: 'Of the bot: the message that is updated in place.' },
    connector: { kind: 'text', label: 'Connector', about: 'Of the bot: the address it posts to.' },
  },
});

/** What people pressed on cards, and what came of it. */
export const cardActions = register({
  key: 'cardActions',
  list: 'CardActions',
  about: 'What people pressed on cards, one row each, with what came of it.',
  site: 'open',
  appendOnly: true,
  columns: {
    title: { kind: 'text', label: 'Action', about: 'What was pressed, for readers.', required: true },
    key: {
      kind: 'text',
      label: 'Key',
      about: 'Reminder, button and person: pressing twice is one row.',
      required: true,
      unique: true,
      indexed: true,
    },
    verb: {
      kind: 'choice',
      label: 'Button',
      about: 'What was pressed.',
      required: true,
      choices: ['done', 'snooze', 'take on', 'test card'],
    },
    reminder: { kind: 'text', label: 'Reminder', about: 'The key of the reminder.', indexed: true },
    channel: { kind: 'text', label: 'Channel', about: 'The channel of the card.', indexed: true },
    personId: {
      kind: 'text',
      label: 'Entra id',
      about: 'Who pressed it, as Teams vouches for it. A test card is asked for by who created the row.',
    },
    person: { kind: 'text', label: 'Person', about: 'The name that Teams gave, for readers.' },
    until: { kind: 'day', label: 'Until', about: 'Of a snooze: the day on which it comes back.' },
  },
});
