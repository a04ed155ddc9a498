import { Button, Field, Textarea } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import {
  approvals,
  deviationsNow,
  freezeMethod,
  frozenMethod,
  hashesNow,
  methodNow,
} from '../../../registers/tender/index.ts';
import { ButtonLink } from '../../parts/ButtonLink.tsx';
import { useLook } from '../../parts/look.ts';
import { moment } from '../../parts/moment.ts';
import { Status } from '../../parts/Status.tsx';
import { ApproveForm } from '../ApproveForm.tsx';
import { Part } from '../result/Part.tsx';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import type { StepProps } from '../step.ts';
import { inWords } from './method-problems.ts';

/** The method as it stands now: approved by a second person, then frozen under its hash. */
export function ApproveMethod(props: StepProps) {
  const look = useLook();
  const { desk, work } = props;
  const { ref, ownerId } = work.tender.values;
  const hashes = useHashes(props);
  const method = methodNow(work);
  const frozen = frozenMethod(work);
  if (method.kind === 'problems') return <Trouble of={inWords(work, method)} />;
  if (hashes === undefined) return null;
  const { hash, publishedHash } = hashes;
  const given = approvals(work, 'method', hash).at(-1);
  const same = frozen?.values.hash === hash && frozen.values.publishedHash === publishedHash;
  const mine = ownerId === desk.me.id;
  return (
    <div className={look.stack}>
      <Deviations {...props} />
      {given ? (
        <Status tone="done">Approved by {given.created.by.name}</Status>
      ) : (
        <Status tone="wait">Waiting for approval by a second person</Status>
      )}
      {!given && !mine && (
        <ApproveForm
          {...props}
          kind="method"
          subject={hash}
          label="Why this method is right"
          verb="Approve the method"
        />
      )}
      {frozen && (
        <p className={look.flush}>
          Version {frozen.values.version} was frozen on {moment(frozen.created.at)}.{' '}
          {same ? 'It is what stands here.' : 'What stands here differs from it.'}
        </p>
      )}
      <p className={`${look.small} ${look.wrap}`}>SHA-256 {hash}</p>
      {mine && !same && <Freeze {...props} approved={given !== undefined} anew={frozen !== undefined} />}
      {same && (
        <div>
          <ButtonLink to={`/tender/${encodeURIComponent(ref)}/stage`}>Move the tender on</ButtonLink>
        </div>
      )}
    </div>
  );
}

/** Freezes the method as it stands; a later version needs a reason. */
function Freeze({ desk, work, again, approved, anew }: StepProps & { approved: boolean; anew: boolean }) {
  const look = useLook();
  const [reason, setReason] = useState('');
  const { act, busy, trouble } = useAct(again);
  return (
    <div className={look.stack}>
      {anew && (
        <Field label="Reason for the change" required hint="Bidders must be told.">
          <Textarea value={reason} rows={2} onChange={(_, { value }) => setReason(value)} />
        </Field>
      )}
      <Trouble of={trouble} />
      <div>
        <Button
          appearance="primary"
          disabled={busy || !approved}
          onClick={() => void act(() => freezeMethod(desk, work.tender.values.ref, reason))}
        >
          {busy ? 'Freezing…' : 'Freeze the method'}
        </Button>
      </div>
    </div>
  );
}

type Hashes = Awaited<ReturnType<typeof hashesNow>>;

/** SHA-256 of the method, and of what bidders are told beside it, as they stand. */
function useHashes({ desk, work }: StepProps): Hashes | undefined {
  const [found, setFound] = useState<Hashes>();
  useEffect(() => {
    let here = true;
    void hashesNow(work, desk.sha256).then((hashes) => {
      if (here) setFound(hashes);
    });
    return () => {
      here = false;
    };
  }, [desk, work]);
  return found;
}

/** Where the method departs from the council's level: each needs an approval with a reason. */
function Deviations(props: StepProps) {
  const look = useLook();
  const { desk, work } = props;
  const found = deviationsNow(work);
  if (found.length === 0) return null;
  return (
    <Part title="Departs from the council’s level">
      <ul className={look.lines}>
        {found.map(({ place, tell }) => {
          const given = approvals(work, 'deviation', place).at(-1);
          return (
            <li key={place}>
              <p>
                <span className={look.strong}>{place}:</span> {tell}
              </p>
              {given ? (
                <Status tone="done">
                  Approved by {given.created.by.name}: {given.values.reason}
                </Status>
              ) : desk.me.id === work.tender.values.ownerId ? (
                <Status tone="wait">A second person has to approve it</Status>
              ) : (
                <div className={look.stack}>
                  <ApproveForm
                    {...props}
                    kind="deviation"
                    subject={place}
                    label="Why it may depart"
                    verb={`Approve ${place}`}
                  />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
