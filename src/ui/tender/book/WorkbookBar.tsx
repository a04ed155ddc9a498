import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useLook } from '../../parts/look.ts';
import { readOnlyBecause, useStanding } from './use-standing.ts';

/** Says why the workbook opens to read only: a copy, another tender's, another version's. */
export function WorkbookBar({ why }: { why: string | undefined }) {
  const look = useLook();
  if (why === undefined) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody className={look.wrap}>
        <MessageBarTitle>Read only.</MessageBarTitle> {why}
      </MessageBarBody>
    </MessageBar>
  );
}

/** The same on the list of steps, where a person sees it first. */
export function StandingBar({ site, tender }: { site: string; tender: string }) {
  const { book } = useStanding(site, tender);
  return <WorkbookBar why={readOnlyBecause(book)} />;
}
