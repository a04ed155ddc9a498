import { isOpen } from '../../domain/contract/need.ts';
import { useRegister } from '../app/use-register.ts';
import { useRegisters } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { useLook } from '../parts/look.ts';
import { Status } from '../parts/Status.tsx';
import { NeedStatus, NextStatus } from './NeedStatus.tsx';
import type { Line } from './use-lines.ts';

/** What a contract needs from somebody now, with the one button that follows from it. */
export function NeedsCard({ line }: { line: Line }) {
  const look = useLook();
  const registers = useRegisters();
  const checklists = useRegister(registers.checklists).rows ?? [];
  const open = checklists.find((row) => row.values.contract === line.contract.ref && isOpen(row.values));
  const settled = settledNeeds.has(line.need);
  const ended = line.contract.stage === 'withdrawn' || line.contract.stage === 'closed without award';
  return (
    <Card title={settled && line.lacks === '' ? 'Social value' : 'Needs someone'}>
      <div className={look.stack}>
        <div>
          <NeedStatus need={line.need} />
          <p className={`${look.quiet} ${look.under}`}>{words[line.need]}</p>
          {line.need === 'exempt' && <p className={look.under}>{line.contract.exemptReason}</p>}
        </div>
        {open && line.next.tone !== 'plain' && (
          <div>
            <NextStatus next={line.next} />
          </div>
        )}
        {line.lacks !== '' && <Lacks line={line} />}
        {open && (
          <ButtonLink appearance="primary" to={`/checklists/${encodeURIComponent(open.values.ref)}`}>
            Continue checklist
          </ButtonLink>
        )}
        {!open && !ended && (
          <ButtonLink
            appearance={line.need === 'missing' ? 'primary' : 'secondary'}
            to={`/checklists/start/${encodeURIComponent(line.contract.ref)}`}
          >
            Start checklist
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}

function Lacks({ line }: { line: Line }) {
  const look = useLook();
  return (
    <div className={look.stack}>
      <div>
        <Status tone="soon">Check</Status>
        <p className={`${look.quiet} ${look.under}`}>Still to complete: {line.lacks}.</p>
      </div>
      <ButtonLink to={`/contracts/${encodeURIComponent(line.contract.ref)}/edit`}>
        Complete contract
      </ButtonLink>
    </div>
  );
}

const settledNeeds: ReadonlySet<Line['need']> = new Set([
  'recorded',
  'exempt',
  'ended without',
  'not needed',
]);

const words: Readonly<Record<Line['need'], string>> = {
  missing:
    'This contract is above the threshold and no checklist was started. Start one, or edit the contract and give a reason for exemption.',
  returned: 'The checklist came back with a reason. Put it right and submit it again.',
  'in progress': 'A checklist was started and is not submitted yet.',
  waiting: 'The checklist was submitted and waits for its sign-off.',
  recorded: 'The checklist is signed off.',
  exempt: 'No social value is recorded, for this reason:',
  'not known': 'The value is not known, so it is not clear whether a checklist is needed.',
  'ended without':
    'This contract is over, and no checklist was started while it ran. Nothing is due. If social value was agreed, start a checklist and record it; or edit the contract and give a reason for exemption.',
  'not needed': 'No checklist is needed at this value and stage. One may be started all the same.',
};
