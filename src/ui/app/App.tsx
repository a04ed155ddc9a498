import { FluentProvider } from '@fluentui/react-components';
import { Suspense, useEffect, useMemo } from 'react';
import type { Registers } from '../../registers/registers.ts';
import type { Host } from '../host.ts';
import type { Workbook } from '../workbook/port.ts';
import { useLookOf } from './looks.ts';
import { neverLeftHidden } from './never-hidden.ts';
import { type Places, pathOf } from './places.ts';
import { parentOf } from './routes.ts';
import { Routes } from './Routes.tsx';
import { Shell } from './Shell.tsx';
import { SignInContext } from './sign-in.ts';
import { UndoPlace } from './undo.tsx';
import { useOutside } from './use-outside.ts';
import { useStart } from './use-start.ts';
import { WorldContext, type EvaluationsWay } from './world.ts';
import { later } from './later.ts';

const SignInScreen = later(() => import('./SignInScreen.tsx').then((m) => m.SignInScreen));

/** What the product needs to be shown. */
export type AppProps = {
  readonly host: Host;
  /** Opens the registers; it is asked again when the person tries again. */
  readonly registers: () => Promise<Registers>;
  /** The registers, where they are open already. */
  readonly opened: Registers | undefined;
  readonly places: Places;
  /** The workbook beside the pages, where there is one. */
  readonly workbook?: Workbook;
  /** The way to the evaluations site, where there is one. */
  readonly evaluations?: EvaluationsWay;
};

/** The whole product inside a host. */
export function App({ host, registers, opened, places, workbook, evaluations }: AppProps) {
  const theme = useOutside(
    host,
    (changed) => host.onTheme(changed),
    () => host.theme(),
  );
  const place = useOutside(
    places,
    (changed) => places.subscribe(changed),
    () => places.now(),
  );
  const start = useStart(host, registers, opened);
  useEffect(() => neverLeftHidden(document), []);
  useEffect(() => {
    host.onBack(() => {
      if (places.back()) return true;
      const parent = parentOf(pathOf(places.now()));
      if (parent === undefined) return false;
      places.go(parent, { replace: true });
      return true;
    });
  }, [host, places]);
  const world = useMemo(
    () => ({
      host,
      places,
      ...(start.registers ? { registers: start.registers } : {}),
      ...(start.me ? { me: start.me } : {}),
      ...(workbook ? { workbook } : {}),
      ...(evaluations ? { evaluations } : {}),
    }),
    [host, places, start.registers, start.me, workbook, evaluations],
  );
  return (
    <FluentProvider theme={useLookOf(theme)} style={{ minHeight: '100vh' }}>
      <WorldContext.Provider value={world}>
        <SignInContext.Provider value={start.signIn}>
          <UndoPlace>
            <Shell>
              {start.fault ? (
                <Suspense>
                  <SignInScreen
                    key={start.fault.kind}
                    fault={start.fault}
                    busy={start.busy}
                    signIn={start.signIn}
                    retry={start.retry}
                  />
                </Suspense>
              ) : (
                <Routes key={start.attempt} path={pathOf(place)} />
              )}
            </Shell>
          </UndoPlace>
        </SignInContext.Provider>
      </WorldContext.Provider>
    </FluentProvider>
  );
}
