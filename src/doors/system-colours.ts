/** What the person has set for the whole device: dark colours, or colours of high contrast. */
export type SystemColours = {
  readonly isDark: () => boolean;
  readonly isContrast: () => boolean;
  /** Tells of a change; returns how to stop. */
  readonly onChange: (changed: () => void) => () => void;
};

/** Asks the browser for them. */
export function systemColours(): SystemColours {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(forced-colors: active)');
  return {
    isDark: () => dark.matches,
    isContrast: () => contrast.matches,
    onChange: (changed) => {
      dark.addEventListener('change', changed);
      contrast.addEventListener('change', changed);
      return () => {
        dark.removeEventListener('change', changed);
        contrast.removeEventListener('change', changed);
      };
    },
  };
}
