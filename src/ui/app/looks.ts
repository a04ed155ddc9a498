import type { Theme as Tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Theme } from '../host.ts';
import { tokensOfLight } from './look-of-light.ts';

const come: { [theme in Theme]?: Tokens } = { default: tokensOfLight };

/** Colours and sizes of a theme. Only the light one comes with the page; most people see no other. */
export async function fetchLook(theme: Theme): Promise<Tokens> {
  if (theme === 'dark') come.dark ??= (await import('./look-of-dark.ts')).tokensOfDark;
  if (theme === 'contrast') come.contrast ??= (await import('./look-of-contrast.ts')).tokensOfContrast;
  return come[theme] ?? tokensOfLight;
}

/** The tokens to show: those of the theme when they are here, else those shown so far until they come. */
export function useLookOf(theme: Theme): Tokens {
  const [shown, setShown] = useState(() => come[theme] ?? tokensOfLight);
  useEffect(() => {
    let wanted = true;
    void fetchLook(theme)
      .then((tokens) => wanted && setShown(tokens))
      .catch(() => undefined); // readable in the former theme, too
    return () => {
      wanted = false;
    };
  }, [theme]);
  return come[theme] ?? shown;
}
