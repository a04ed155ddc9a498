import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Fault } from '../../domain/words/outcome.ts';
import { useSignIn } from '../app/sign-in.ts';

const useStyles = makeStyles({ bar: { flexShrink: 0, marginBottom: '16px' }, code: { display: 'block' } });

/** The bar itself; loaded when the first thing goes wrong, as message bars weigh 7 kB. */
export function FaultMessage(props: {
  fault: Fault;
  retry?: (() => void) | undefined;
  /** What the person wrote, so that it can be copied out and is never lost. */
  text?: string | undefined;
}) {
  const styles = useStyles();
  const signIn = useSignIn();
  const [copied, setCopied] = useState(false);
  const { fault, retry, text } = props;
  const copy = async () => {
    await navigator.clipboard.writeText(text ?? '');
    setCopied(true);
  };
  return (
    <MessageBar
      intent={fault.kind === 'offline' ? 'info' : 'error'}
      layout="multiline"
      className={styles.bar}
      role="alert"
    >
      <MessageBarBody>
        <MessageBarTitle>{fault.tell}</MessageBarTitle> {fault.mend}
        <span className={styles.code}>If you ask for help, quote {fault.code}.</span>
      </MessageBarBody>
      <MessageBarActions>
        {fault.kind === 'not-signed-in' ? (
          <Button onClick={signIn}>Sign in</Button>
        ) : (
          retry && <Button onClick={retry}>Try again</Button>
        )}
        {text !== undefined && (
          <Button onClick={() => void copy()}>{copied ? 'Copied' : 'Copy your text'}</Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
