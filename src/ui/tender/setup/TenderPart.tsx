import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { longDay, type Day } from '../../../domain/words/day.ts';
import { money } from '../../../domain/words/money.ts';
import { changeTender } from '../../../registers/tender/index.ts';
import { draftOf } from '../../parts/draft.ts';
import { Facts } from '../../parts/Facts.tsx';
import { useLook } from '../../parts/look.ts';
import { moment } from '../../parts/moment.ts';
import type { StepProps } from '../step.ts';
import { RowForm } from './RowForm.tsx';
import { tenderAsks, tenderKeys, withDeadline } from './tender-asks.ts';

/** What the tender is, and the form to change it. */
export function TenderPart({ desk, work, again }: StepProps) {
  const look = useLook();
  const [changing, setChanging] = useState(false);
  const { values } = work.tender;
  const mine = values.ownerId === desk.me.id;
  if (changing) {
    const keys = ['title', ...tenderKeys];
    const { declaration } = desk.registers.tenders;
    return (
      <RowForm
        declaration={declaration}
        keys={keys}
        start={{ ...draftOf(declaration, values, keys), deadline: instant(values.deadline ?? '') }}
        asks={tenderAsks(work.scoringTemplates)}
        action="Save the tender"
        save={async (typed) => {
          const read = withDeadline(typed);
          if (read.kind === 'problems') return read;
          // The form has read every column of the declaration as its own type.
          return changeTender(desk, values.ref, read.value as Parameters<typeof changeTender>[2]);
        }}
        saved={() => {
          setChanging(false);
          again();
        }}
        cancel={() => setChanging(false)}
      />
    );
  }
  const yes = (value: boolean | undefined) => (value ? 'Yes' : 'Not yet');
  const on = (value: Day | undefined) => value && longDay(value);
  return (
    <div className={look.stack}>
      <Facts
        facts={[
          ['Authority', values.authority],
          ['Service', values.service],
          ['Estimate', money(values.estimate)],
          ['Chair', values.chair],
          ['Level', values.template],
          ['Deadline', instant(values.deadline ?? '')],
          ['Published', on(values.publishedOn)],
          ['Declare by', on(values.declarationsDue)],
          ['Score by', on(values.scoresDue)],
          ['Moderate by', on(values.moderationDue)],
          ['Conflicts assessed', yes(values.conflictsAssessed)],
          ['Checklist signed off', yes(values.checklistComplete)],
          ['Names masked', values.namesMasked ? 'Yes' : 'No'],
          ['Ties go by', values.tieBreak],
        ]}
      />
      {mine && (
        <div>
          <Button onClick={() => setChanging(true)}>Change the tender</Button>
        </div>
      )}
    </div>
  );
}

/** An instant as people read it; what is no instant stands as it was typed. */
function instant(text: string): string {
  return Number.isNaN(Date.parse(text)) ? text : moment(text);
}
