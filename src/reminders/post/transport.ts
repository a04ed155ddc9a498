import type { AdaptiveCard } from '../cards/adaptive.ts';

/** Where a message of the bot stands. */
export type Where = { readonly conversation: string; readonly activity: string; readonly connector: string };

/** How a post ended. `unsure`: it was sent, and whether it arrived is not known. */
export type Posted =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'failed'; readonly tell: string; readonly gone?: true } // gone: there is no such message any more
  | { readonly kind: 'unsure'; readonly tell: string };

/** A message that was begun, to be written. */
export type Begun = { readonly kind: 'begun'; readonly where: Where } | Exclude<Posted, { kind: 'accepted' }>;

/** What is posted: the card, and its sentence for the notification. */
export type Message = { readonly card: AdaptiveCard; readonly summary: string };

/** A Workflows webhook: one post, at most once, with no way to change it afterwards. */
export type Webhook = {
  readonly by: 'webhook';
  readonly post: (channel: string, message: Message) => Promise<Posted>;
};

/** The bot: a message is begun once and then written over as often as needed. */
export type Bot = {
  readonly by: 'bot';
  readonly begin: (channel: string, message: Message) => Promise<Begun>;
  readonly write: (where: Where, message: Message) => Promise<Posted>;
};

/** What this installation can post with. */
export type Transports = { readonly webhook?: Webhook | undefined; readonly bot?: Bot | undefined };
