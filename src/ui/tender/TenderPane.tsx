import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { Suspense, useEffect, useRef, useState } from 'react';
import type { Fault } from '../../domain/words/outcome.ts';
import type { Desk, Work } from '../../registers/tender/index.ts';
import type { PageProps } from '../app/routes.ts';
import { useWorld } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { Page } from '../parts/Page.tsx';
import { StandingBar } from './book/StandingBar.tsx';
import { OnlyInExcel } from './OnlyInExcel.tsx';
import { RevealBar } from './score/RevealBar.tsx';
import { StepList } from './StepList.tsx';
import { stepAt } from './steps.ts';
import { useDesk, useWork, type DeskRead } from './use-desk.ts';

const useStyles = makeStyles({
  body: {
    // A choice among long names must not widen the pane.
    '& .fui-Field:has(select)': { gridTemplateColumns: 'minmax(0,1fr)' },
    '& select': { minWidth: 0 },
  },
});

/** A tender: its steps, or one of them. Everything of it is read from the evaluations site, and kept nowhere. */
export function TenderPane({ params }: PageProps) {
  const { host, evaluations } = useWorld();
  const read = useDesk();
  const ref = params['ref'] ?? '';
  const { work, fault, again } = useWork(read.desk, ref);
  if (host.kind !== 'excel') return <OnlyInExcel why="host" />;
  if (!evaluations) return <OnlyInExcel why="site" />;
  const slug = params['step'];
  const chosen = slug === undefined ? undefined : stepAt(slug);
  const home = { words: 'Tenders', to: '/tender' };
  const above = { words: 'Steps', to: `/tender/${encodeURIComponent(ref)}` };
  const wrong = read.fault ?? fault;
  // No word of a tender stands in the window's title: it would be seen in lists of windows.
  const title = slug === undefined ? `Tender ${ref}` : (chosen?.title ?? 'No such step');
  return (
    <Page
      key={slug ?? ''}
      title={title}
      sub={work ? `${work.tender.values.title}${slug === undefined ? ', Evaluations site' : ''}` : undefined}
      crumbs={slug === undefined ? [home] : [home, above]}
    >
      <TenderBody {...{ read, work, wrong, again, slug, home: above.to }} />
    </Page>
  );
}

type BodyProps = {
  read: DeskRead;
  work: Work | undefined;
  wrong: Fault | undefined;
  again: () => void;
  slug: string | undefined;
  home: string;
};

function TenderBody({ read, work, wrong, again, slug, home }: BodyProps) {
  const look = useLook();
  const styles = useStyles();
  const { desk } = read;
  const retry = desk ? again : read.retry;
  return (
    <div className={mergeClasses(look.stack, look.wrap, styles.body)}>
      {wrong?.kind === 'not-found' && !work ? <NoTender fault={wrong} /> : null}
      {wrong && (wrong.kind !== 'not-found' || work) ? <FaultBar fault={wrong} retry={retry} /> : null}
      {read.folderWanted && <AllowFolder allow={read.allowFolder} again={again} />}
      {!work && !wrong && <LoadingSkeleton what="the tender" rows={8} />}
      {desk && work && <RevealBar {...{ desk, work, again }} />}
      {desk && work && <Chosen {...{ desk, work, again, slug, home }} />}
    </div>
  );
}

function Chosen(props: {
  desk: Desk;
  work: Work;
  again: () => void;
  slug: string | undefined;
  home: string;
}) {
  const { desk, work, again, slug, home } = props;
  if (slug === undefined)
    return (
      <>
        <StandingBar site={desk.site} tender={work.tender.values.ref} />
        <StepList desk={desk} work={work} again={again} />
      </>
    );
  const step = stepAt(slug);
  if (!step)
    return (
      <EmptyState title="There is no such step" about="The address may be old.">
        <ButtonLink to={home}>All steps</ButtonLink>
      </EmptyState>
    );
  const { open, words } = step.where(work, desk.me.id);
  if (!open)
    return (
      <EmptyState title="Not open yet" about={`This step comes ${words}.`}>
        <ButtonLink to={home}>All steps</ButtonLink>
      </EmptyState>
    );
  const Shown = step.page;
  return (
    <Suspense fallback={<LoadingSkeleton what="the step" />}>
      <Shown desk={desk} work={work} again={again} />
    </Suspense>
  );
}

function NoTender({ fault }: { fault: Fault }) {
  return (
    <EmptyState title={fault.tell} about={fault.mend}>
      <ButtonLink appearance="primary" to="/tender">
        All tenders
      </ButtonLink>
    </EmptyState>
  );
}

/** Asks for the folder of the person's own, when something sealed is first read or kept. */
function AllowFolder({ allow, again }: { allow: DeskRead['allowFolder']; again: () => void }) {
  const look = useLook();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const bar = useRef<HTMLDivElement>(null);
  // It is asked for while something is done further down.
  useEffect(() => bar.current?.scrollIntoView({ block: 'center' }), []);
  const press = async () => {
    setBusy(true);
    const token = await allow();
    setBusy(false);
    setFault(token.kind === 'fault' ? token.fault : undefined);
    if (token.kind === 'ok') again();
  };
  return (
    <div ref={bar} className={look.stack}>
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>Good Measure needs a folder of your own.</MessageBarTitle> Your scores, or the
          prices that you seal, are kept there until they are laid open. Nobody else can read it.
        </MessageBarBody>
        <MessageBarActions>
          <Button appearance="primary" disabled={busy} onClick={() => void press()}>
            {busy ? 'Asking…' : 'Allow the folder'}
          </Button>
        </MessageBarActions>
      </MessageBar>
      {fault && <FaultBar fault={fault} />}
    </div>
  );
}
