import { Button, Link } from '@fluentui/react-components';
import { useState } from 'react';
import { KeyDialog } from '../app/KeyDialog.tsx';
import { useMe, useHost } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { Facts } from '../parts/Facts.tsx';
import { useLook } from '../parts/look.ts';
import { Page } from '../parts/Page.tsx';
import { Presence } from '../parts/Presence.tsx';
import { PolicyCard } from './PolicyCard.tsx';
import { RolesCard } from './RolesCard.tsx';
import { WorkCard } from './WorkCard.tsx';

const help = [
  ['Support', '/help/support.html'],
  ['Privacy', '/help/privacy.html'],
  ['Accessibility', '/help/accessibility.html'],
  ['Terms', '/help/terms.html'],
] as const;

/** Rules, roles, and the work of people who left. */
export function SettingsPage() {
  const look = useLook();
  const me = useMe();
  const host = useHost();
  const [keys, setKeys] = useState(false);
  return (
    <Page title="Settings">
      <div className={look.main}>
        <div className={look.stack}>
          <PolicyCard />
          <RolesCard />
          <WorkCard />
        </div>
        <div className={look.stack}>
          <Card title="You">
            <Facts
              facts={[
                ['Name', me?.name ?? 'Not known yet'],
                ['Address', me?.upn],
              ]}
            />
          </Card>
          <Card title="Reminders">
            <p className={look.quiet}>Which channel is told of what is due, and when.</p>
            <ButtonLink to="/settings/reminders">Choose reminders</ButtonLink>
          </Card>
          <Card title="Health">
            <p className={look.quiet}>What IT asks for when something is slow or missing.</p>
            <ButtonLink to="/settings/health">Show health</ButtonLink>
          </Card>
          <Card title="Keys">
            <p className={look.quiet}>What the keyboard does, and single keys on or off.</p>
            <Button onClick={() => setKeys(true)}>Show keys</Button>
          </Card>
          <Card title="Help">
            {help.map(([words, path]) => (
              <div key={path} className={look.line}>
                <Link as="button" onClick={() => host.open(new URL(path, window.location.origin).href)}>
                  {words}
                </Link>
              </div>
            ))}
          </Card>
        </div>
      </div>
      <Presence>{keys && <KeyDialog close={() => setKeys(false)} />}</Presence>
    </Page>
  );
}
