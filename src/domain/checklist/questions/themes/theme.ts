import type { Tier } from '../../../contract/tier.ts';
import { atLeast } from '../../facts.ts';
import { mainOf, ownAnswers } from '../../answer.ts';
import { type Question, question } from '../../question.ts';
import { cite, sections } from '../sections.ts';
import { themes } from '../../../framework/themes.ts';

/** What a theme's own file says. */
export type ThemeText = {
  readonly number: number;
  readonly objective: 'economy' | 'communities' | 'climate';
  readonly title: string;
  readonly guidance: Partial<Record<Tier, readonly string[]>>;
};

/** The question about one theme: is it relevant and proportionate, what will be asked for, and how much of it. */
export function theme(text: ThemeText): Question {
  const ref = `theme-${text.number}`;
  const known = themes.find((one) => one.ref === ref);
  if (!known) throw new Error(`There is no theme ${text.number}`);
  return question({
    key: ref,
    section: sections[text.objective],
    name: known.title,
    title: text.title,
    who: 'The officer of the service',
    answerType: 'theme',
    theme: { ref, number: text.number },
    choices: [
      { value: 'yes', label: 'Yes, ask for it', words: true },
      { value: 'no', label: 'No, it is not relevant or not proportionate', words: true },
      { value: 'later', label: 'Not decided yet', open: true },
    ],
    words: {
      label: 'Why is this proportionate?',
      hint: 'Two or three sentences. This goes into the printed record.',
      missing: 'Say why this is, or is not, relevant and proportionate.',
    },
    guidance: text.guidance,
    source: [cite.socialValueAct('1(3) and 1(6)'), cite.policy],
    applies: (facts, answers) =>
      known.retiredOn === undefined &&
      (atLeast(facts, 'high') || mainOf(ownAnswers(answers, 'best-theme'))?.choice === ref),
  });
}
