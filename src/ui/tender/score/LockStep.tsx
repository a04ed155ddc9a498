import { Button } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons';
import { evaluatorsNow } from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import type { StepProps } from '../step.ts';
import { reached } from '../where.ts';
import { ClosePart } from './ClosePart.tsx';
import { OwnLock } from './OwnLock.tsx';
import { PanelPart } from './PanelPart.tsx';

/** From the evaluators' locks over the chair's closed set to the opening of all scores at once. */
export function LockStep(props: StepProps) {
  const { desk, work, again } = props;
  const look = useLook();
  const me = evaluatorsNow(work).find(({ id }) => id === desk.me.id);
  return (
    <div className={look.stack}>
      {me?.maySeeBids && <OwnLock {...props} me={me} />}
      <PanelPart {...props} />
      <ClosePart {...props} />
      {!reached(work, 'moderation') && (
        <div>
          <Button size="small" icon={<ArrowClockwise16Regular />} onClick={again}>
            Look again
          </Button>
        </div>
      )}
    </div>
  );
}
