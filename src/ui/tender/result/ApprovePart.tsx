import { approvals } from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { Status } from '../../parts/Status.tsx';
import { Approved, ApproveForm } from '../ApproveForm.tsx';
import type { StepProps } from '../step.ts';
import { Part } from './Part.tsx';

/** The approval of the recommendation by somebody other than the owner, about exactly this result. */
export function ApprovePart(props: StepProps) {
  const look = useLook();
  const { desk, work } = props;
  const { ownerId, stage } = work.tender.values;
  const subject = work.results.at(-1)?.values.resultHash ?? '';
  const given = approvals(work, 'recommendation', subject).at(-1);
  if (!given && stage !== 'calculated') return null;
  return (
    <Part title="Recommendation">
      {given ? (
        <Approved given={given} />
      ) : desk.me.id === ownerId ? (
        <>
          <Status tone="wait">Waiting for approval</Status>
          <p className={look.quiet}>
            Somebody else opens this step and approves the recommendation with a reason.
          </p>
        </>
      ) : (
        <ApproveForm
          {...props}
          kind="recommendation"
          subject={subject}
          label="Why the contract should go to the bid that is first"
          verb="Approve the recommendation"
          primary
        />
      )}
    </Part>
  );
}
