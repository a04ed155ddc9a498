import { sentence } from '../../domain/words/problem.ts';
import type { TakenBack } from '../../registers/import/take-back.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { Facts } from '../parts/Facts.tsx';
import { useLook } from '../parts/look.ts';
import { count } from '../parts/moment.ts';
import { AnotherFile } from './AnotherFile.tsx';
import type { Import } from './session.ts';
import { StepPage } from './Steps.tsx';

/** What became of an import that was undone: what went, and what stayed and why. */
export function TakenBackStep({ now, back }: { now: Import; back: TakenBack }) {
  const look = useLook();
  const figure = (rows: number) => rows.toLocaleString('en-GB');
  return (
    <StepPage step={4} title="Import undone" sub={now.file ?? 'The file'}>
      <Card title="What was taken back">
        <Facts
          facts={[
            ['Contracts removed', figure(back.removed)],
            ['Contracts changed back', figure(back.changedBack)],
            ['Suppliers removed', figure(back.suppliers)],
            ['Contracts kept', figure(back.kept.length)],
          ]}
        />
      </Card>
      {back.kept.length > 0 && (
        <Card title={`${count(back.kept.length, 'contract')} not taken back`}>
          <ul className={look.list}>
            {back.kept.slice(0, 200).map((problem) => (
              <li key={problem.place}>{sentence(problem)}</li>
            ))}
          </ul>
          {back.kept.length > 200 && (
            <p className={look.quiet}>{`And ${figure(back.kept.length - 200)} more.`}</p>
          )}
        </Card>
      )}
      <p className={look.quiet}>Rows that were removed are in the recycle bin of the SharePoint site.</p>
      <div className={look.row}>
        <ButtonLink appearance="primary" size="large" to="/contracts">
          Open the register
        </ButtonLink>
        <AnotherFile />
      </div>
    </StepPage>
  );
}
