import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useMemo } from 'react';
import { contractProblems } from '../../domain/contract/contract.ts';
import { toCompleteWords, type Contract } from '../../domain/contract/contract.ts';
import { contracts } from '../../registers/lists/contracts.ts';
import type { Saved } from '../../registers/types.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import { useMe, useRegisters } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { ColumnField } from '../parts/ColumnField.tsx';
import { draftOf } from '../parts/draft.ts';
import { FaultBar } from '../parts/FaultBar.tsx';
import { useLook } from '../parts/look.ts';
import { Page, type Crumb } from '../parts/Page.tsx';
import { ProblemSummary } from '../parts/ProblemSummary.tsx';
import { useForm } from '../parts/use-form.ts';
import type { ContractRow } from './use-lines.ts';
import { categoryWords, stageWords } from './words.ts';

const sections: readonly { readonly title: string; readonly keys: readonly string[] }[] = [
  { title: 'What it is', keys: ['title', 'service', 'stage', 'category', 'description'] },
  { title: 'Value', keys: ['value', 'valueIncludesVat', 'estimate'] },
  { title: 'Days', keys: ['published', 'awarded', 'start', 'end', 'extensionEnd'] },
  { title: 'People', keys: ['contractManager', 'owner'] },
  { title: 'More', keys: ['exemptReason', 'cpv', 'link'] },
];
const keys = sections.flatMap((section) => section.keys);

const FormClash = lazy(() => import('../parts/FormClash.tsx').then((m) => ({ default: m.FormClash })));

type Saver = (
  values: Readonly<Record<string, unknown>>,
  base: ContractRow | undefined,
) => Promise<Saved<Declarations['contracts']>>;

/** The form of a contract, new or known. Its boxes come from the declaration of the register. */
export function ContractForm(props: {
  title: string;
  crumbs: readonly Crumb[];
  row?: ContractRow;
  action: string;
  save: Saver;
  saved: (row: ContractRow, base: ContractRow | undefined) => void;
  cancelTo: string;
}) {
  const look = useLook();
  const registers = useRegisters();
  const me = useMe();
  const services = useMemo(() => {
    const named = registers.contracts.rows()?.map((row) => row.values.service ?? '') ?? [];
    return [...new Set(named)].filter((name) => name !== '').toSorted();
  }, [registers]);
  const form = useForm({
    declaration: contracts,
    keys,
    start: draftOf(contracts, props.row?.values ?? { stage: 'pre-procurement', owner: me?.upn }, keys),
    row: props.row,
    check: contradictions,
    save: (values, base) => props.save({ ...values, toComplete: lacking(values) }, base),
    saved: ({ row }, base) => props.saved(row, base),
  });
  return (
    <Page title={props.title} crumbs={props.crumbs} wrong={form.problems.length > 0}>
      <ProblemSummary problems={form.problems} asked={form.asked} />
      {form.clash ? (
        <Suspense fallback={null}>
          <FormClash clash={form.clash} decide={form.decide} declaration={contracts} wordsOf={wordsOf} />
        </Suspense>
      ) : (
        <form
          noValidate
          className={look.form}
          onSubmit={(event) => {
            event.preventDefault();
            void form.submit();
          }}
        >
          {sections.map((section) => (
            <Card key={section.title} title={section.title}>
              <div className={look.fields}>
                {section.keys.map((key) => (
                  <ContractField key={key} name={key} form={form} services={services} />
                ))}
              </div>
            </Card>
          ))}
          {form.fault && <FaultBar fault={form.fault} retry={() => void form.submit()} />}
          <div className={look.row}>
            <Button type="submit" appearance="primary" size="large" disabledFocusable={form.busy}>
              {form.busy ? 'Saving…' : props.action}
            </Button>
            <ButtonLink to={props.cancelTo} size="large">
              Cancel
            </ButtonLink>
          </div>
        </form>
      )}
    </Page>
  );
}

// Where the words of the column speak of the list in SharePoint.
const hints: Readonly<Record<string, string>> = {
  value:
    'The whole value over the term. Say below whether it includes VAT. Leave it empty when it is not known.',
  valueIncludesVat: 'Without VAT, unless you say yes.',
  owner: 'The officer who looks after this contract.',
};

function ContractField(props: {
  name: string;
  form: ReturnType<typeof useForm>;
  services: readonly string[];
}) {
  const { name, form, services } = props;
  const column = Object.entries(contracts.columns).find(([key]) => key === name)?.[1];
  if (!column) return null;
  return (
    <ColumnField
      id={form.idOf(name)}
      column={column}
      value={form.draft[name] ?? ''}
      onChange={(value) => form.set(name, value)}
      problem={form.problemAt(name)}
      choiceWords={wordsFor(name)}
      {...(hints[name] === undefined ? {} : { hint: hints[name] })}
      {...(name === 'service' ? { suggestions: services } : {})}
    />
  );
}

function wordsFor(name: string): Readonly<Record<string, string>> {
  return name === 'stage' ? stageWords : name === 'category' ? categoryWords : {};
}

function wordsOf(key: string, typed: string): string | undefined {
  if (key === 'valueIncludesVat') return typed === 'yes' ? 'Yes' : 'No';
  return wordsFor(key)[typed];
}

function asContract(values: Readonly<Record<string, unknown>>): Contract {
  // The form has read every column of the declaration as its own type; the reference does not matter here.
  return { ref: '', ...values } as unknown as Contract;
}

function contradictions(values: Readonly<Record<string, unknown>>) {
  const byLabel = new Map<string, string>(
    Object.entries(contracts.columns).map(([key, column]) => [column.label, key]),
  );
  const found = contractProblems(asContract(values)).map(({ place, tell }) => ({
    key: byLabel.get(place) ?? 'title',
    tell,
  }));
  const link = values['link'];
  // Anything else would be words that nobody can open; a script is never made a link.
  if (typeof link === 'string' && !/^https?:\/\/\S+$/i.test(link))
    found.push({ key: 'link', tell: 'Notice: Enter the whole address, beginning with https://.' });
  return found;
}

function lacking(values: Readonly<Record<string, unknown>>): string | undefined {
  return toCompleteWords(asContract(values)) || undefined;
}
