import { Button } from '@fluentui/react-components';
import { ArrowImport20Regular } from '@fluentui/react-icons';
import { filtersSet, type RegisterView } from '../../domain/contract/register-view.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';

/** What stands in place of a register without contracts: how to begin it. */
export function NoContracts() {
  return (
    <EmptyState
      title="No contracts yet"
      about="Import the register that your council already publishes, or add the first contract by hand."
    >
      <ButtonLink appearance="primary" icon={<ArrowImport20Regular />} to="/contracts/import/file">
        Import a register
      </ButtonLink>
      <ButtonLink to="/contracts/new">Add contract</ButtonLink>
    </EmptyState>
  );
}

/** What stands in place of the rows when none fits what is searched for. */
export function NoneShown({ view, clear }: { view: RegisterView; clear: () => void }) {
  return (
    <EmptyState
      title={view.q === '' ? 'No contracts match' : `No contract matches “${view.q}”`}
      about="Change the search or take a filter away."
    >
      <Button onClick={clear}>
        {view.q === '' || filtersSet(view) > 0 ? 'Clear filters' : 'Clear search'}
      </Button>
    </EmptyState>
  );
}
