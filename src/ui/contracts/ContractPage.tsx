import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { longDay } from '../../domain/words/day.ts';
import { money } from '../../domain/words/money.ts';
import type { PageProps } from '../app/routes.ts';
import { useUndo } from '../app/undo.tsx';
import { useRegister } from '../app/use-register.ts';
import { useGo, useHost, useRegisters } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { History } from '../parts/History.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { Page } from '../parts/Page.tsx';
import { PopupMenu } from '../parts/PopupMenu.tsx';
import { useNarrowerThan } from '../parts/use-narrower-than.ts';
import { AboutCard } from './AboutCard.tsx';
import { ActionsCard } from './ActionsCard.tsx';
import { ChecklistsCard } from './ChecklistsCard.tsx';
import { EvidenceCard } from './EvidenceCard.tsx';
import { NeedsCard } from './NeedsCard.tsx';
import { SuppliersCard } from './SuppliersCard.tsx';
import { useLines, type Line } from './use-lines.ts';

const crumbs = [{ words: 'Contracts', to: '/contracts' }];

/** One contract: what it is, what its social value needs, and who must act. */
export function ContractPage({ params }: PageProps) {
  const { lines, fault, retry } = useLines();
  const line = useMemo(() => lines?.find((one) => one.contract.ref === params['ref']), [lines, params]);
  if (line) return <Contract line={line} />;
  return (
    <Page title={lines ? 'No such contract' : `Contract ${params['ref']}`} crumbs={crumbs}>
      {fault && <FaultBar fault={fault} retry={retry} />}
      {!lines && !fault && <LoadingSkeleton what="the contract" />}
      {lines && (
        <EmptyState
          title={`There is no contract ${params['ref']}`}
          about="It may have been removed, or the link is cut off. Search the register for it."
        >
          <ButtonLink appearance="primary" to="/contracts">
            Open the register
          </ButtonLink>
        </EmptyState>
      )}
    </Page>
  );
}

function Contract({ line }: { line: Line }) {
  const look = useLook();
  const registers = useRegisters();
  const oneColumn = useNarrowerThan(1024);
  useRegister(registers.roles); // people are named by their roles
  const { contract } = line;
  const needs = <NeedsCard line={line} />;
  return (
    <Page title={contract.title} sub={subOf(line)} crumbs={crumbs} actions={<Doings line={line} />}>
      <div className={look.main}>
        <div className={look.stack}>
          {oneColumn && needs}
          <AboutCard line={line} />
          <SuppliersCard contract={contract.ref} />
          <EvidenceCard contract={contract.ref} />
          <ActionsCard contract={contract.ref} />
        </div>
        <div className={look.stack}>
          {!oneColumn && needs}
          <ChecklistsCard line={line} />
          <History register={registers.contracts} row={line.row} />
        </div>
      </div>
    </Page>
  );
}

function subOf({ contract }: Line): string {
  const term = [contract.start, contract.end].map((day) => (day === undefined ? 'not known' : longDay(day)));
  return [
    contract.ref,
    contract.service ?? 'no service',
    contract.value === undefined ? 'value not known' : money(contract.value),
    contract.start === undefined && contract.end === undefined ? 'dates not known' : term.join(' to '),
  ].join(', ');
}

function Doings({ line }: { line: Line }) {
  const registers = useRegisters();
  const host = useHost();
  const go = useGo();
  const tell = useUndo();
  const { contract, row } = line;
  const to = `/contracts/${encodeURIComponent(contract.ref)}`;
  const copy = async () => {
    await navigator.clipboard.writeText(host.linkTo(to, contract.title));
    tell({ words: 'Link copied.' });
  };
  const remove = async () => {
    const { removeContract } = await import('./remove-contract.ts');
    const gone = await removeContract(registers, row);
    if (gone.kind === 'belongs')
      tell({
        words:
          'Not removed: checklists, files or actions belong to this contract. Set its stage to withdrawn.',
      });
    if (gone.kind === 'fault') tell({ words: `${gone.fault.tell} ${gone.fault.mend}` });
    if (gone.kind !== 'removed') return;
    go('/contracts', { replace: true });
    tell({ words: `${contract.title} removed.`, undo: gone.undo });
  };
  return (
    <>
      <ButtonLink to={`${to}/edit`}>Edit</ButtonLink>
      <PopupMenu
        words="More"
        iconOnly
        appearance="subtle"
        icon={<MoreHorizontal20Regular />}
        entries={[
          { key: 'copy', words: 'Copy link', choose: () => void copy() },
          { key: 'divider', kind: 'divider' },
          { key: 'remove', words: 'Remove contract', choose: () => void remove() },
        ]}
      />
    </>
  );
}
