/** A theme of social value. */
export type ThemeName = {
  readonly ref: string;
  readonly number: number;
  readonly name: string;
  /** Why it is no longer asked for; absent while it is. */
  readonly retired?: string;
};

const names = [
  'Employing local people',
  'Providing opportunities for disadvantaged people',
  'Improving skills',
  'Improving employability of young people',
  'Opportunities for micro and small businesses',
  'Improving staff wellbeing and mental health',
  'Reducing inequalities',
  'Ethical procurement',
  'Reducing cyber security risks',
  'Supply chain social value',
  'Working within the local community',
  'Reducing carbon emissions',
  'Reducing air pollution',
  'Protecting the environment',
  'Resource efficiency',
  'Sustainable procurement',
];

/** The 17 themes in their order. The last was added in 2020 for a time, and is retired. */
export const themeNames: readonly ThemeName[] = [
  ...names.map((name, index) => ({ ref: `theme-${index + 1}`, number: index + 1, name })),
  {
    ref: 'theme-17',
    number: 17,
    name: 'Supporting communities to deal with Covid-19',
    retired: 'Theme 17, Supporting communities to deal with Covid-19, is retired and no longer asked.',
  },
];
