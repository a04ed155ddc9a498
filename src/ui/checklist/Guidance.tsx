import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
} from '@fluentui/react-components';
import { useState } from 'react';
import { tiers, tierWords, type Tier } from '../../domain/contract/tier.ts';
import type { Question } from '../../domain/checklist/question.ts';
import { useToday } from '../app/world.ts';
import { useLook } from '../parts/look.ts';
import type { Opened } from './use-opened.ts';

const useStyles = makeStyles({
  list: { margin: '0 -12px -8px' },
  panel: { display: 'flex', flexDirection: 'column', gap: '8px', paddingBottom: '8px' },
  line: { margin: 0 },
});

/** The tier whose help fits the contract: its own, or the nearest below it that has some. */
export function tierFor(question: Question, tier: Tier | undefined): Tier | undefined {
  const written = tiers.filter((one) => question.guidance[one] !== undefined);
  const upTo = tiers.indexOf(tier ?? 'high');
  return written.findLast((one) => tiers.indexOf(one) <= upTo) ?? written[0];
}

/** The id of the guidance that applies, for the key that opens it. */
export const guidanceId = 'guidance-that-applies';

/** Help beside a question, from small contracts to large ones; what applies to this contract is open. */
export function Guidance({ opened, question }: { opened: Opened; question: Question }) {
  const styles = useStyles();
  const look = useLook();
  const today = useToday();
  const applies = tierFor(question, opened.facts.tier);
  const [open, setOpen] = useState<readonly string[]>(applies === undefined ? [] : [applies]);
  return (
    <Accordion
      className={styles.list}
      collapsible
      multiple
      openItems={[...open]}
      // Fluent gives the values of the items back, which are the texts set below.
      onToggle={(_, data) => setOpen(data.openItems.map(String))}
    >
      {tiers
        .filter((tier) => question.guidance[tier])
        .map((tier) => (
          <AccordionItem key={tier} value={tier}>
            <AccordionHeader as="h3" button={tier === applies ? { id: guidanceId } : {}}>
              <span>
                {tierWords(tier, opened.policy, today)}
                {tier === applies && (
                  <span className={`${look.small} ${look.block}`}>Applies to this contract</span>
                )}
              </span>
            </AccordionHeader>
            <AccordionPanel>
              <div className={styles.panel}>
                {question.guidance[tier]?.map((line) => (
                  <p key={line} className={styles.line}>
                    {line}
                  </p>
                ))}
              </div>
            </AccordionPanel>
          </AccordionItem>
        ))}
      <AccordionItem value="source">
        <AccordionHeader as="h3">Where this comes from</AccordionHeader>
        <AccordionPanel>
          <div className={styles.panel}>
            {question.source.map((source) => (
              <p key={source.citation} className={styles.line}>
                {source.citation}.{source.about === undefined ? '' : ` ${source.about}`}
              </p>
            ))}
            <p className={styles.line}>{question.who} answers.</p>
          </div>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
