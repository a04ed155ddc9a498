import { Button } from '@fluentui/react-components';
import type { Fault } from '../../domain/words/outcome.ts';
import { Card } from '../parts/Card.tsx';
import { Page } from '../parts/Page.tsx';
import { useLook } from '../parts/look.ts';

const titles: Partial<Record<Fault['kind'], string>> = {
  'not-signed-in': 'Sign in to see the registers',
  offline: 'You are offline',
  'no-right': 'You do not have the right to read this register',
};

// The first sign-in, and one that was cancelled: nobody needs help with these.
const everyday =
  /^(?:user_cancell?ed|interaction_required|consent_required|no_account|no_tokens_found|native_account)/;

/** The product cannot read as this person: what happened, and the one thing to do about it. */
export function SignInScreen(props: { fault: Fault; busy: boolean; signIn: () => void; retry: () => void }) {
  const look = useLook();
  const { fault } = props;
  const asks = fault.kind === 'not-signed-in';
  return (
    <Page title={titles[fault.kind] ?? 'The registers cannot be read'}>
      <Card>
        <div className={look.stack} role="alert">
          <div>
            {fault.tell} {fault.mend}
          </div>
          <div className={look.row}>
            {props.busy ? (
              <span role="status">{asks ? 'Waiting for the sign-in…' : 'Trying again…'}</span>
            ) : (
              <Button appearance="primary" onClick={asks ? props.signIn : props.retry}>
                {asks ? 'Sign in' : 'Try again'}
              </Button>
            )}
          </div>
          {!everyday.test(fault.code) && (
            <div className={look.small}>If you ask for help, quote {fault.code}.</div>
          )}
        </div>
      </Card>
    </Page>
  );
}
