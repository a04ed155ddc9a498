import { theme } from './theme.ts';

/** Protection against cyber attacks. */
export const cyberSecurity = theme({
  number: 9,
  objective: 'economy',
  title: 'Will you ask for protection against cyber attacks?',
  guidance: {
    middle: ['If the supplier holds our records, ask for Cyber Essentials.'],
    high: [
      'Ask for a certificate from every supplier that touches records or systems.',
      'Small firms can get Cyber Essentials within weeks. Give them until the start of the contract.',
    ],
  },
});
