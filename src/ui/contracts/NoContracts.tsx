import { ArrowImport20Regular } from '@fluentui/react-icons';
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
