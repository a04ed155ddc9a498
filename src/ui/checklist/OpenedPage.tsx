import type { ReactNode } from 'react';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { Page } from '../parts/Page.tsx';
import { useOpened, type Opened } from './use-opened.ts';

const crumbs = [{ words: 'Checklists', to: '/checklists' }];

/** A page about one checklist: shows it once it is read, or why it cannot be. */
export function OpenedPage({
  checklist,
  children,
}: {
  checklist: string;
  children: (opened: Opened) => ReactNode;
}) {
  const { opened, missing, fault, retry } = useOpened(checklist);
  if (opened)
    return (
      <>
        {fault && <FaultBar fault={fault} retry={retry} />}
        {children(opened)}
      </>
    );
  return (
    <Page title={missing ? 'No such checklist' : 'Checklist'} crumbs={crumbs}>
      {fault && <FaultBar fault={fault} retry={retry} />}
      {missing && !fault && (
        <EmptyState
          title={`There is no checklist ${checklist}`}
          about="It may have been deleted from the list, or the link is wrong. Answers that were saved stay in the register."
        >
          <ButtonLink to="/checklists">All checklists</ButtonLink>
        </EmptyState>
      )}
      {!missing && !fault && <LoadingSkeleton what="the checklist" />}
    </Page>
  );
}
