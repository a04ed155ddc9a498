import { EmptyState } from '../parts/EmptyState.tsx';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Page } from '../parts/Page.tsx';

/** Why there are no tenders here: not in Excel, or no evaluations site. */
export function OnlyInExcel({ why }: { why: 'host' | 'site' }) {
  const inHost = {
    title: 'Tenders are worked on in Excel',
    about: 'Open Excel, choose Home, then Good Measure, then Tenders. Bids and scores are shown there only.',
  };
  const noSite = {
    title: 'There is no evaluations site yet',
    about: 'Tenders live on a site of their own. Ask your IT team to set it up and name it in the settings.',
  };
  const { title, about } = why === 'host' ? inHost : noSite;
  return (
    <Page title="Tenders">
      <EmptyState title={title} about={about}>
        <ButtonLink to="/">Overview</ButtonLink>
      </EmptyState>
    </Page>
  );
}
