import type { Done } from '../../../registers/tender/index.ts';
import { FaultBar } from '../../parts/FaultBar.tsx';
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useLook } from '../../parts/look.ts';

/** What keeps something from being done: places and what is to be put right, or a fault of the tenant. */
export function Trouble({ of, retry }: { of: Done<unknown> | undefined; retry?: (() => void) | undefined }) {
  const look = useLook();
  if (!of || of.kind === 'done') return null;
  if (of.kind === 'fault') return <FaultBar fault={of.fault} retry={retry} />;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>There is a problem</MessageBarTitle>
        <ul className={look.list}>
          {of.problems.map(({ place, tell }) => (
            <li key={`${place} ${tell}`}>
              <span className={look.strong}>{place}:</span> {tell}
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
