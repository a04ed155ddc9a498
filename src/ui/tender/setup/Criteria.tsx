import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { priceFormulas, socialValueFormulas } from '../../../domain/tender/formulas/index.ts';
import { exactText, sum } from '../../../domain/tender/ratio.ts';
import { formulaWarning } from '../../../domain/tender/understanding/without-each.ts';
import {
  criteriaOf,
  methodNow,
  ratioOf,
  saveCriteria,
  type CriterionDraft,
  type RowOf,
} from '../../../registers/tender/index.ts';
import { draftOf } from '../../parts/draft.ts';
import { useLook } from '../../parts/look.ts';
import { Status } from '../../parts/Status.tsx';
import { Trouble } from '../result/Trouble.tsx';
import { useAct } from '../result/use-act.ts';
import type { StepProps } from '../step.ts';
import { isFirst, movedUp, withDraft, withoutKey } from './drafts.ts';
import { inWords } from './method-problems.ts';
import { RowButtons } from './RowButtons.tsx';
import { RowForm } from './RowForm.tsx';
import { useRowStyles } from './row-styles.ts';

type Row = RowOf<'tenderCriteria'>;

const keys = [
  'title',
  'key',
  'kind',
  'parent',
  'weight',
  'formula',
  'targetRate',
  'denominator',
  'minimumRate',
  'scaleMax',
  'minimum',
  'descriptors',
  'howAssessed',
  'socialValue',
] as const;

const always = ['title', 'key', 'kind', 'weight', 'howAssessed'];
const of: Readonly<Record<string, readonly string[]>> = {
  price: [...always, 'formula'],
  'social-value': [...always, 'formula', 'targetRate', 'denominator', 'minimumRate', 'socialValue'],
  qualitative: [...always, 'socialValue'],
  question: [...always, 'parent', 'scaleMax', 'minimum', 'descriptors'],
};

/** The award criteria with their questions: weights that make 100, and how each is marked. */
export function Criteria({ desk, work, again }: StepProps) {
  const look = useLook();
  const styles = useRowStyles();
  const [open, setOpen] = useState<Row | 'new'>();
  const { act, busy, trouble } = useAct(again);
  const { ref, ownerId } = work.tender.values;
  const mine = ownerId === desk.me.id;
  const groups = criteriaOf(work);
  const rows = groups.flatMap(({ row, questions }) => [row, ...questions]);
  const method = methodNow(work);
  const weights = sum(groups.map(({ row }) => ratioOf(row.values.weight)));
  const write = (next: readonly CriterionDraft[]) => saveCriteria(desk, ref, next);
  if (open)
    return (
      <CriterionForm
        {...{ desk, work, again }}
        row={open === 'new' ? undefined : open}
        write={async (draft) => {
          const next = withDraft(groups, draft, open === 'new' ? undefined : open.values.key);
          return next.kind === 'done' ? write(next.value) : next;
        }}
        close={() => setOpen(undefined)}
      />
    );
  const warning = method.kind === 'ok' ? formulaWarning(method.value) : undefined;
  return (
    <div className={look.stack}>
      <p className={look.flush}>
        Weights make <span className={look.strong}>{exactText(weights)}</span> of 100.
      </p>
      {method.kind === 'problems' && rows.length > 0 && <Trouble of={inWords(work, method)} />}
      {warning !== undefined && <Status tone="soon">{warning}</Status>}
      <ul className={look.lines} aria-label="Award criteria">
        {rows.map((row) => (
          <li key={row.id} className={styles.row}>
            <div className={look.split}>
              <span className={row.values.kind === 'question' ? undefined : look.strong}>
                {row.values.title}
              </span>
              <span>
                {row.values.weight}
                {row.values.kind === 'question' ? ' %' : ''}
              </span>
            </div>
            <span className={look.small}>{about(row)}</span>
            {mine && (
              <RowButtons
                name={row.values.title}
                busy={busy}
                change={() => setOpen(row)}
                up={{
                  isFirst: isFirst(groups, row.values.key),
                  move: () => void act(() => write(movedUp(groups, row.values.key))),
                }}
                remove={() => void act(() => write(withoutKey(groups, row.values.key)))}
              />
            )}
          </li>
        ))}
      </ul>
      <Trouble of={trouble} />
      {mine && (
        <div>
          <Button onClick={() => setOpen('new')}>Add a criterion or question</Button>
        </div>
      )}
    </div>
  );
}

const kindWords: Readonly<Record<Row['values']['kind'], string>> = {
  price: 'Price',
  qualitative: 'Scored by questions',
  'social-value': 'Social value in pounds',
  question: 'Question',
};

const formulas = { ...priceFormulas, ...socialValueFormulas };

function about({ values }: Row): string {
  const formula = Object.entries(formulas).find(([key]) => key === values.formula)?.[1];
  const target = values.targetRate === undefined ? [] : [`target ${values.targetRate} a pound`];
  const scale = values.scaleMax === undefined ? [] : [`scored from 0 to ${values.scaleMax}`];
  return [kindWords[values.kind], ...(formula ? [lower(formula.name)] : []), ...target, ...scale].join(', ');
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

type FormProps = StepProps & {
  row: Row | undefined;
  write: (draft: CriterionDraft) => ReturnType<typeof saveCriteria>;
  close: () => void;
};

function CriterionForm({ desk, work, again, row, write, close }: FormProps) {
  const { declaration } = desk.registers.tenderCriteria;
  const parents = criteriaOf(work).filter((one) => one.row.values.kind === 'qualitative');
  const named = (all: Readonly<Record<string, { readonly name: string }>>) =>
    Object.fromEntries(Object.entries(all).map(([key, { name }]) => [key, name]));
  return (
    <RowForm
      declaration={declaration}
      keys={keys}
      start={row ? draftOf(declaration, row.values, keys) : { kind: 'question', scaleMax: '5' }}
      shown={(draft) => of[draft['kind'] ?? ''] ?? always}
      asks={{
        kind: { choices: kindWords, none: 'Choose' },
        formula: { choices: named(formulas), none: 'Choose' },
        parent: {
          choices: Object.fromEntries(parents.map((one) => [one.row.values.key, one.row.values.title])),
          none: 'Choose',
        },
      }}
      action={row ? 'Save the criterion' : 'Add it'}
      // The form has read every column of the declaration as its own type.
      save={(values) => write(values as unknown as CriterionDraft)}
      saved={() => {
        close();
        again();
      }}
      cancel={close}
    />
  );
}
