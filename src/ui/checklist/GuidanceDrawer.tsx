import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
} from '@fluentui/react-components';
import { Dismiss24Regular } from '@fluentui/react-icons';
import type { Question } from '../../domain/checklist/question.ts';
import { Guidance } from './Guidance.tsx';
import type { Opened } from './use-opened.ts';
import { useIsOpen } from '../parts/Presence.tsx';
import { useReturnFocus } from '../parts/use-return-focus.ts';

/** On a phone, the help comes up from below. */
export function GuidanceDrawer(props: { opened: Opened; question: Question; close: () => void }) {
  useReturnFocus();
  return (
    <OverlayDrawer
      open={useIsOpen()}
      position="bottom"
      size="medium"
      onOpenChange={(_, data) => !data.open && props.close()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              aria-label="Close guidance"
              icon={<Dismiss24Regular />}
              onClick={props.close}
            />
          }
        >
          Guidance
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <Guidance opened={props.opened} question={props.question} />
      </DrawerBody>
    </OverlayDrawer>
  );
}
