import { themes } from '../../../framework/themes.ts';
import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** For a contract of middle size: the one theme that fits best. */
export const bestTheme = question({
  key: 'best-theme',
  section: sections.market,
  name: 'The theme that fits best',
  title: 'Which theme of social value fits this contract best?',
  who: 'The officer of the service',
  answerType: 'choice',
  choices: [
    ...themes
      .filter((theme) => theme.retiredOn === undefined)
      .map((theme) => ({ value: theme.ref, label: `${theme.order} ${theme.title}` })),
    { value: 'none', label: 'None is relevant and proportionate', words: true },
  ],
  words: {
    label: 'Why does none fit?',
    hint: 'Needed only if none fits.',
    missing: 'Say why no theme fits.',
  },
  guidance: {
    middle: [
      'One measure that fits the work is enough at this value. The question about the theme that you choose is then asked.',
    ],
  },
  source: [cite.policy],
  applies: (facts) => facts.tier === 'middle',
});
