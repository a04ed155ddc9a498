const foreground = (main: string, attention: string, warning: string, good: string, accent: string): object =>
  Object.fromEntries(
    Object.entries({ default: main, dark: main, light: main, attention, warning, good, accent }).map(
      ([name, colour]) => [name, { default: colour, subtle: colour }],
    ),
  );

/** How Teams draws a card in each of its themes, as far as colours and spaces go. */
export const themes = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    text: foreground('#242424', '#b10e1c', '#835c00', '#0e700e', '#5b5fc7'),
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    text: foreground('#ffffff', '#f1a7af', '#f9e2ae', '#9ad29a', '#9ea2ff'),
  },
  contrast: {
    page: '#000000',
    card: '#000000',
    text: foreground('#ffffff', '#ffff01', '#ffff01', '#3ff23f', '#3ff23f'),
  },
} as const;

/** The host configuration of the renderer for a theme. */
export function hostConfig(theme: keyof typeof themes): object {
  const { card, text } = themes[theme];
  return {
    fontFamily: 'Segoe UI, system-ui, sans-serif',
    supportsInteractivity: true,
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    spacing: { small: 4, default: 8, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    containerStyles: { default: { backgroundColor: card, borderColor: '#8a8a8a', foregroundColors: text } },
    actions: { maxActions: 6, actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8 },
    textStyles: { heading: { size: 'large', weight: 'bolder' }, columnHeader: { weight: 'bolder' } },
    textBlock: { headingLevel: 2 },
  };
}
