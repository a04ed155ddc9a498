import { Button, Field, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { dueDay } from '../../domain/checklist/checklist.ts';
import { kindFor, kindOf, kinds } from '../../domain/checklist/kinds.ts';
import { tierOf, tierWords } from '../../domain/contract/tier.ts';
import { longDay } from '../../domain/words/day.ts';
import type { Fault } from '../../domain/words/outcome.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { together, useRegister } from '../app/use-register.ts';
import { useGo, useMe, useRegisters, useToday } from '../app/world.ts';
import type { PageProps } from '../app/routes.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { Page } from '../parts/Page.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { usePolicy } from '../parts/use-policy.ts';
import { startChecklist } from './decide.ts';
import { placeOf } from './places.ts';
import type { ChecklistRow, ContractRow } from './use-opened.ts';

const useStyles = makeStyles({ card: { maxWidth: '736px' } });

/** Starts a checklist for a contract: says which one applies and why, and opens it. */
export function StartPage({ params }: PageProps) {
  const ref = params['contract'] ?? '';
  const registers = useRegisters();
  const contracts = useRegister(registers.contracts);
  const checklists = useRegister(registers.checklists);
  const policy = usePolicy();
  const { fault, retry } = together(contracts, checklists, policy);
  const contract = contracts.rows?.find((row) => row.values.ref === ref);
  const crumbs = [
    { words: 'Contracts', to: '/contracts' },
    { words: contract?.values.title ?? ref, to: placeOf.contract(ref) },
  ];
  return (
    <Page title="Start a checklist" sub={contract?.values.title} crumbs={crumbs}>
      {fault && <FaultBar fault={fault} retry={retry} />}
      {!contracts.rows && !fault && <LoadingSkeleton what="the contract" />}
      {contracts.rows && !contract && (
        <EmptyState
          title={`There is no contract ${ref}`}
          about="It may have been deleted, or the link is wrong."
        >
          <ButtonLink to="/contracts">All contracts</ButtonLink>
        </EmptyState>
      )}
      {contract && checklists.rows && policy.rows && (
        <Start
          contract={contract}
          policy={policy.rows}
          earlier={checklists.rows.filter((row) => row.values.contract === ref)}
        />
      )}
    </Page>
  );
}

function Start(props: { contract: ContractRow; policy: Policy; earlier: readonly ChecklistRow[] }) {
  const { contract, policy, earlier } = props;
  const look = useLook();
  const styles = useStyles();
  const today = useToday();
  const me = useMe();
  const registers = useRegisters();
  const go = useGo();
  const tier = tierOf(contract.values, policy, today);
  const found = kindFor({ ...contract.values, tier });
  const [chosen, setChosen] = useState<string>(found.kind?.key ?? kinds[0]?.key ?? '');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const kind = kinds.find((one) => one.key === chosen);
  const run = async () => {
    if (!kind || !me) return;
    setBusy(true);
    const started = await startChecklist(registers, contract, kind, { officer: me.upn, today, policy });
    setBusy(false);
    if (started.kind === 'started') go(placeOf.list(started.row.values.ref), { replace: true });
    else setFault(started.fault);
  };
  const running = earlier.filter((row) => row.values.status !== 'signed off');
  return (
    <Card className={styles.card}>
      <div className={look.fields}>
        {fault && <FaultBar fault={fault} retry={() => void run()} />}
        <p>
          {found.kind
            ? `“${found.kind.name}” applies: the contract is ${stageWords(contract)}, and its value is ${valueWords(tierWords(tier, policy, today))}.`
            : found.why}
        </p>
        {running.map((row) => (
          <p key={row.clientKey}>
            {`A checklist is already being answered: `}
            <PlaceLink to={placeOf.list(row.values.ref)}>
              {`${kindOf(row.values.template)?.name ?? row.values.template}, ${row.values.ref}`}
            </PlaceLink>
          </p>
        ))}
        <Field label={{ children: 'Checklist', className: look.strong }}>
          <RadioGroup value={chosen} onChange={(_, data) => setChosen(data.value)}>
            {kinds.map((one) => (
              <Radio
                key={one.key}
                value={one.key}
                label={
                  <>
                    {one.name}
                    <span className={`${look.small} ${look.block}`}>{one.about}</span>
                  </>
                }
              />
            ))}
          </RadioGroup>
        </Field>
        {kind && <p>Due {longDay(dueDay(kind, today, policy))}. Someone else signs it off.</p>}
        <div className={look.row}>
          <Button appearance="primary" size="large" disabled={busy || !me} onClick={() => void run()}>
            Start checklist
          </Button>
          <ButtonLink size="large" to={placeOf.contract(contract.values.ref)}>
            Back to the contract
          </ButtonLink>
        </div>
      </div>
    </Card>
  );
}

function stageWords({ values: { stage } }: ContractRow): string {
  return stage === 'awarded' ? 'running' : `at the stage “${stage}”`;
}

function valueWords(words: string): string {
  return words === 'Value not known' ? 'not known yet' : words.charAt(0).toLowerCase() + words.slice(1);
}
