// How cards look in each theme of the frame: what Teams' own host configuration comes to, as far as our cards use it.
type Colours = { readonly text: string; readonly late: string; readonly soon: string; readonly done: string };

const themes: Readonly<Record<string, Colours & { readonly card: string; readonly line: string }>> = {
  default: {
    card: '#ffffff',
    line: '#8a8886',
    text: '#242424',
    late: '#b10e1c',
    soon: '#835c00',
    done: '#0e700e',
  },
  dark: {
    card: '#292929',
    line: '#8a8886',
    text: '#ffffff',
    late: '#f1a7af',
    soon: '#f9e2ae',
    done: '#9ad29a',
  },
  contrast: {
    card: '#000000',
    line: '#ffffff',
    text: '#ffffff',
    late: '#ffff01',
    soon: '#ffff01',
    done: '#3ff23f',
  },
};

/** The renderer's host configuration for a theme. */
export function cardLook(theme: string): object {
  const look = themes[theme] ?? themes['default'];
  if (!look) throw new Error('There is no look for the default theme');
  const one = (colour: string) => ({ default: colour, subtle: colour });
  return {
    fontFamily: 'inherit',
    supportsInteractivity: true,
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    spacing: { small: 4, default: 8, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    containerStyles: {
      default: {
        backgroundColor: look.card,
        borderColor: look.line,
        foregroundColors: {
          default: one(look.text),
          attention: one(look.late),
          warning: one(look.soon),
          good: one(look.done),
        },
      },
    },
    actions: { maxActions: 6, actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8 },
    textStyles: { heading: { size: 'large', weight: 'bolder' }, columnHeader: { weight: 'bolder' } },
    textBlock: { headingLevel: 2 },
  };
}
