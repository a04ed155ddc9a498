import type { Outcome } from '../domain/words/outcome.ts';

export type Theme = 'default' | 'dark' | 'contrast';

/** Where in the product a person is: "/contracts/C-0001?tab=history". It is also the sub-page id of a deep link. */
export type Place = string;

/** What a token is for. */
export type TokenAsked = {
  /** A person pressed a button, so that asking is allowed. */
  readonly click?: boolean;
  /** Also for the folder of the person's own in which sealed scores and prices are kept. */
  readonly folder?: boolean;
};

/** What the product needs from the program that frames it: Teams, Excel or a plain browser. The pages know nothing else of it. */
export type Host = {
  readonly kind: 'teams' | 'excel' | 'browser';
  /** The channel tab is the same for all members; the personal one is about the person. */
  readonly scope: 'channel' | 'personal' | 'pane';
  /** The tenant and the person as the host names them, before any token is there; undefined in a plain browser. */
  readonly named?: { readonly tenantId: string; readonly personId: string };
  /** The place that a deep link asked for. */
  readonly place: Place;
  theme(): Theme;
  onTheme(changed: () => void): () => void;
  /** A Graph token: silently first. */
  token(asked?: TokenAsked): Promise<Outcome<string>>;
  /** Opens an address outside, or a Teams deep link inside. */
  open(address: string): void;
  /** A link to a place that works in a chat message or a card. */
  linkTo(place: Place, label: string): string;
  /** Lets the host's back button go back in the product; the handler says whether it could. */
  onBack(handler: () => boolean): void;
  /** The first page is usable. */
  ready(): void;
  /** The product cannot start. */
  failed(reason: string): void;
};
