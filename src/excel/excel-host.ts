import type { SignIn } from '../doors/sign-in-later.ts';
import { systemColours } from '../doors/system-colours.ts';
import type { Host, Theme } from '../ui/host.ts';

/** The host when the pages are shown in Excel's task pane. */
export function excelHost(signIn: SignIn): Host {
  const colours = systemColours();
  return {
    kind: 'excel',
    scope: 'pane',
    place: '/',
    theme: (): Theme => {
      if (colours.isContrast()) return 'contrast';
      return (isDark(officeBackground()) ?? colours.isDark()) ? 'dark' : 'default';
    },
    onTheme: colours.onChange,
    token: signIn,
    open: (address) => {
      if (Office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1'))
        Office.context.ui.openBrowserWindow(address);
      else window.open(address, '_blank', 'noopener');
    },
    linkTo: (place) => `${location.origin}/#${place}`,
    // The pane has no back button of its own.
    onBack: () => undefined,
    ready: () => undefined,
    failed: () => undefined,
  };
}

/** The colour behind Excel's own panes, "#FFFFFF"; some hosts do not say. */
function officeBackground(): string | undefined {
  const theme: Office.OfficeTheme | null | undefined = Office.context.officeTheme;
  return theme?.bodyBackgroundColor;
}

function isDark(color: string | undefined): boolean | undefined {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color ?? '');
  if (!parts) return undefined;
  return parts.slice(1).reduce((sum, part) => sum + parseInt(part, 16), 0) < 3 * 128;
}
