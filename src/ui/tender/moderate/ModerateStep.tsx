import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { moderationLines } from '../../../registers/tender/index.ts';
import { ButtonLink } from '../../parts/ButtonLink.tsx';
import { LoadingSkeleton } from '../../parts/LoadingSkeleton.tsx';
import { useLook } from '../../parts/look.ts';
import { Trouble } from '../result/Trouble.tsx';
import type { StepProps } from '../step.ts';
import { ModerateForm } from './ModerateForm.tsx';
import { useScoreCheck } from './use-score-check.ts';

/** The chair leads the evaluators to one score for each question of each bid; everybody on the panel can follow. */
export function ModerateStep(props: StepProps) {
  const { desk, work } = props;
  const look = useLook();
  const check = useScoreCheck(desk, work);
  if (!check) return <LoadingSkeleton what="the scores" />;
  const lines = moderationLines(work, check);
  const { stage } = work.tender.values;
  return (
    <div className={look.stack}>
      {check.problems.length > 0 && <Trouble of={{ kind: 'problems', problems: check.problems }} />}
      {stage === 'scoring' || stage === 'scoring reopened' ? (
        <>
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>Moderation has not started.</MessageBarTitle> {check.accepted.length} scores
              are open and proved. The chair starts it in “Lock scores”, when all are.
            </MessageBarBody>
          </MessageBar>
          <div>
            <ButtonLink to={`/tender/${encodeURIComponent(work.tender.values.ref)}/lock`}>
              Go to Lock scores
            </ButtonLink>
          </div>
        </>
      ) : (
        <ModerateForm {...props} lines={lines} />
      )}
    </div>
  );
}
