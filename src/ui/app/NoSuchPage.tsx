import { ButtonLink } from '../parts/ButtonLink.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Page } from '../parts/Page.tsx';
import { useHost } from './world.ts';

/** An address that leads nowhere. */
export function NoSuchPage() {
  const personal = useHost().scope === 'personal';
  return (
    <Page title="There is no such page">
      <EmptyState
        title="The address leads nowhere"
        about="The link may be cut off, or the row may have been removed. Check the link, or start from the first page."
      >
        <ButtonLink appearance="primary" to={personal ? '/mine' : '/'}>
          {personal ? 'Open Mine' : 'Open the overview'}
        </ButtonLink>
      </EmptyState>
    </Page>
  );
}
