import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Tender } from '../../../domain/tender/tender.ts';
import type { Trial } from '../../../domain/tender/understanding/laboratory.ts';
import { formulaWarning } from '../../../domain/tender/understanding/without-each.ts';
import type { Checked } from '../../../domain/words/problem.ts';
import { criteriaOf, methodNow } from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { Part } from '../result/Part.tsx';
import { Trouble } from '../result/Trouble.tsx';
import { inWords } from '../setup/method-problems.ts';
import type { StepProps } from '../step.ts';
import { BidFields } from './BidFields.tsx';
import { PastPart } from './PastPart.tsx';
import { Trials } from './Trials.tsx';
import { firstTyped, tryOut, type Typed } from './trying.ts';

/** Tries weights and targets on imagined bids before anything is published. Nothing of it is kept. */
export function LaboratoryStep({ work }: StepProps) {
  const look = useLook();
  const method = methodNow(work);
  if (method.kind === 'problems')
    return (
      <div className={look.stack}>
        <p className={look.flush}>
          Weights and targets are tried on the method as it is entered. It is not complete yet.
        </p>
        <Trouble of={inWords(work, method)} />
      </div>
    );
  if (!method.value.criteria.some(({ kind }) => kind === 'social-value'))
    return (
      <p className={look.flush}>
        The method has no criterion for social value measured in pounds. Add one in the set-up to try weights
        and targets.
      </p>
    );
  return <Laboratory tender={method.value} weights={weightsOf(work)} />;
}

/** The weights as they are published: "Price 40, Quality 40, Social value 20". */
function weightsOf(work: StepProps['work']): string {
  return criteriaOf(work)
    .map(({ row }) => `${row.values.title} ${row.values.weight}`)
    .join(', ');
}

function Laboratory({ tender, weights }: { tender: Tender; weights: string }) {
  const look = useLook();
  const [typed, setTyped] = useState<Typed>(() => firstTyped(tender));
  const [tried, setTried] = useState<Checked<readonly Trial[]>>();
  const warning = formulaWarning(tender);
  const hasTarget = tender.criteria.some(
    (each) => each.kind === 'social-value' && each.formula === 'relative-to-target',
  );
  const set = (part: Partial<Typed>) => setTyped((had) => ({ ...had, ...part }));
  return (
    <div className={look.stack}>
      <p className={look.flush}>
        Try weights and targets on bids that you imagine, before bidders are told. Nothing of this is kept.
        Now: {weights}.
      </p>
      {warning !== undefined && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{warning}</MessageBarBody>
        </MessageBar>
      )}
      <BidFields bids={typed.bids} change={(bids) => set({ bids })} />
      <Part title="What to try">
        <Field label="Weights of social value" hint="Marks of 100, separated by commas.">
          <Input value={typed.weights} onChange={(_, { value }) => set({ weights: value })} />
        </Field>
        {hasTarget && (
          <Field label="Targets" hint="Pence of social value in the pound, separated by commas.">
            <Input value={typed.targets} onChange={(_, { value }) => set({ targets: value })} />
          </Field>
        )}
        <Field label="The weight is taken from">
          <RadioGroup
            value={typed.takenFrom}
            onChange={(_, { value }) =>
              set({ takenFrom: value === 'price' ? 'price' : 'all others in proportion' })
            }
          >
            <Radio value="price" label="Price" />
            <Radio value="all others in proportion" label="All others in proportion" />
          </RadioGroup>
        </Field>
        <div>
          <Button appearance="primary" onClick={() => setTried(tryOut(tender, typed))}>
            Try them
          </Button>
        </div>
      </Part>
      {tried?.kind === 'problems' && <Trouble of={tried} />}
      {tried?.kind === 'ok' && <Trials trials={tried.value} bids={typed.bids.map(({ id }) => id)} />}
      {hasTarget && <PastPart tender={tender} />}
    </div>
  );
}
