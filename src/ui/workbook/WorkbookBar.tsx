import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useLook } from '../parts/look.ts';

/** Says why the workbook opens to read only: a copy, another site's, another version's. */
export function WorkbookBar({ why, action }: { why: string | undefined; action?: ReactNode }) {
  const look = useLook();
  if (why === undefined) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody className={look.wrap}>
        <MessageBarTitle>Read only.</MessageBarTitle> {why}
      </MessageBarBody>
      {action !== undefined && <MessageBarActions>{action}</MessageBarActions>}
    </MessageBar>
  );
}
