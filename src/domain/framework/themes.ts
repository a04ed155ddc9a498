import { type Day, day } from '../words/day.ts';

/** The council's objectives that themes serve, by the key that files here use. */
export const objectives = {
  economy: 'Growing a fair economy so everyone benefits',
  communities: 'Create safe, healthy and active communities',
  climate: 'Tackle the climate challenge and leading sustainability',
} as const;

/** The key of an objective. */
export type Objective = keyof typeof objectives;

/** A theme of social value, as the Themes register holds it. */
export type Theme = {
  /** "theme-1" and so on. */
  readonly ref: string;
  /** The number that people know it by. */
  readonly order: number;
  readonly title: string;
  readonly objective: string;
  /** From this day it is no longer asked for; what was answered stays. */
  readonly retiredOn?: Day;
};

const names: readonly (readonly [Objective, string, Day?])[] = [
  ['economy', 'Employing local people'],
  ['economy', 'Providing opportunities for disadvantaged people'],
  ['economy', 'Improving skills'],
  ['economy', 'Improving employability of young people'],
  ['economy', 'Opportunities for micro and small businesses'],
  ['communities', 'Improving staff wellbeing and mental health'],
  ['economy', 'Reducing inequalities'],
  ['economy', 'Ethical procurement'],
  ['economy', 'Reducing cyber security risks'],
  ['economy', 'Supply chain social value'],
  ['communities', 'Working within the local community'],
  ['climate', 'Reducing carbon emissions'],
  ['climate', 'Reducing air pollution'],
  ['climate', 'Protecting the environment'],
  ['climate', 'Resource efficiency'],
  ['climate', 'Sustainable procurement'],
  // Added in 2020 for a time; England's last Covid-19 measures ended on 1 April 2022.
  ['communities', 'Supporting communities to deal with Covid-19', day('2022-04-01')],
];

/** The 17 themes in their order. */
export const themes: readonly Theme[] = names.map(([objective, title, retiredOn], index) => ({
  ref: `theme-${index + 1}`,
  order: index + 1,
  title,
  objective: objectives[objective],
  ...(retiredOn && { retiredOn }),
}));

/** Whether a theme is asked for on a day. */
export function isAsked(theme: Pick<Theme, 'retiredOn'>, on: Day): boolean {
  return theme.retiredOn === undefined || on < theme.retiredOn;
}
