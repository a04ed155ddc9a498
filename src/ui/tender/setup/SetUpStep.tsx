import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  mergeClasses,
} from '@fluentui/react-components';
import { chairNamed, frozenMethod, methodNow } from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';
import { useNames } from '../../parts/use-names.ts';
import type { StepProps } from '../step.ts';
import { reached } from '../where.ts';
import { ApproveMethod } from './ApproveMethod.tsx';
import { ChairPart } from './ChairPart.tsx';
import { Criteria } from './Criteria.tsx';
import { Measures } from './Measures.tsx';
import { PanelPart } from './PanelPart.tsx';
import { TenderPart } from './TenderPart.tsx';

const useStyles = makeStyles({ panel: { margin: '0 0 16px' } });

/** Setting a tender up, part by part, until its method is frozen. */
export function SetUpStep(props: StepProps) {
  const look = useLook();
  const styles = useStyles();
  const { work } = props;
  const called = useNames([work.tender]);
  const method = methodNow(work);
  const frozen = frozenMethod(work);
  const parts = [
    ['tender', 'The tender', work.tender.values.title, <TenderPart key="tender" {...props} />],
    [
      'criteria',
      'Award criteria',
      method.kind === 'ok' ? 'Complete' : `${method.problems.length} to put right`,
      <Criteria key="criteria" {...props} />,
    ],
    ['measures', 'Measures', String(work.tenderMeasures.length), <Measures key="measures" {...props} />],
    ['panel', 'Evaluators', String(work.tenderPanel.length), <PanelPart key="panel" {...props} />],
    [
      'chair',
      'Chair',
      chairNamed(work) ? 'Another one waits for approval' : called(work.tender.values.chair),
      <ChairPart key="chair" {...props} />,
    ],
    [
      'method',
      'Approve and freeze the method',
      frozen ? `Version ${frozen.values.version} is frozen` : 'Not frozen',
      <ApproveMethod key="method" {...props} />,
    ],
  ] as const;
  const first = work.tenderCriteria.length === 0 ? 'criteria' : 'method';
  return (
    <>
      {reached(work, 'published') && (
        <p className={look.flush}>
          The tender is published. A change of the method now is a new version, with a reason that bidders are
          told.
        </p>
      )}
      <Accordion multiple collapsible defaultOpenItems={[first]}>
        {parts.map(([key, title, state, panel]) => (
          <AccordionItem key={key} value={key}>
            <AccordionHeader as="h2">
              <span>
                {title} <span className={mergeClasses(look.small, look.block)}>{state}</span>
              </span>
            </AccordionHeader>
            <AccordionPanel className={styles.panel}>{panel}</AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
    </>
  );
}
