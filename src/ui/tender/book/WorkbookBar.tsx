import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';

/** Says why the workbook opens to read only: a copy, another tender's, another version's. */
export function WorkbookBar({ why }: { why: string | undefined }) {
  if (why === undefined) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>Read only.</MessageBarTitle> {why}
      </MessageBarBody>
    </MessageBar>
  );
}
