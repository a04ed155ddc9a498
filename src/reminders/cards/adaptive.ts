/** The part of Adaptive Cards 1.5 that our cards are made of. Teams shows no newer schema. */
export type AdaptiveCard = {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  /** For notifications and for programs that cannot show the card; holds no text from lists. */
  readonly fallbackText: string;
  readonly speak: string;
  readonly msteams: { readonly width: 'Full' };
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
};

/** Text that a program may read as markdown: only words of our own, never text from a list. */
export type TextBlock = {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly style?: 'heading';
  readonly size?: 'Large' | 'Medium' | 'Small';
  readonly weight?: 'Bolder';
  readonly isSubtle?: true;
  readonly spacing?: 'None' | 'Small';
};

/** Text that no program reads as markdown: the only place for text from lists. */
export type RichTextBlock = {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing?: 'None' | 'Small';
};

export type TextRun = {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly size?: 'Small';
  readonly isSubtle?: true;
  /** Beside the word that says the same, never instead of it. */
  readonly color?: 'Attention' | 'Warning' | 'Good';
};

export type Container = {
  readonly type: 'Container';
  readonly items: readonly (TextBlock | RichTextBlock)[];
  readonly selectAction?: OpenUrl;
};

export type TableCell = {
  readonly type: 'TableCell';
  readonly items: readonly (TextBlock | RichTextBlock | Container)[];
};

export type Table = {
  readonly type: 'Table';
  readonly firstRowAsHeaders: true;
  readonly showGridLines: true;
  readonly columns: readonly { readonly width: number }[];
  readonly rows: readonly { readonly type: 'TableRow'; readonly cells: readonly TableCell[] }[];
};

/** A choice from a drop-down list, which shows its titles as they are. */
export type ChoiceSet = {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly label: string;
  readonly style: 'compact';
  readonly value: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
};

export type Element = TextBlock | RichTextBlock | Table | ChoiceSet;

export type OpenUrl = { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string };

/** A button that the bot answers. */
export type Execute = {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, string>>;
};

export type Action = OpenUrl | Execute;

/** The content type under which Teams takes a card. */
export const cardType = 'application/vnd.microsoft.card.adaptive';
