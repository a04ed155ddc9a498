import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useLook } from '../../parts/look.ts';

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
