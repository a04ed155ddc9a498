import { capital } from '../../domain/words/capital.ts';
import { longDay } from '../../domain/words/day.ts';
import type { PageProps } from '../app/routes.ts';
import { together, useRegister } from '../app/use-register.ts';
import { useRegisters } from '../app/world.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Facts } from '../parts/Facts.tsx';
import { FaultBar } from '../parts/FaultBar.tsx';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { useLook } from '../parts/look.ts';
import { Page } from '../parts/Page.tsx';

/** What the open site knows of a tender: its stage, what it waits for and its days. Bids are read in Excel only. */
export function TenderPage({ params }: PageProps) {
  const look = useLook();
  const registers = useRegisters();
  const tenders = useRegister(registers.tenderDates);
  const { fault, retry } = together(tenders);
  const ref = params['ref'] ?? '';
  const tender = tenders.rows?.find((one) => one.values.ref === ref)?.values;
  const day = (value: Parameters<typeof longDay>[0] | undefined) => value && longDay(value);
  return (
    <Page title={`Tender ${ref}`} sub={tender?.service}>
      {fault && <FaultBar fault={fault} retry={retry} />}
      {!tenders.rows && !fault && <LoadingSkeleton what="the tender" />}
      {tenders.rows && !tender && (
        <EmptyState title={`There is no tender ${ref}`} about="It may be closed, or not begun.">
          <ButtonLink appearance="primary" to="/mine">
            What waits for me
          </ButtonLink>
        </EmptyState>
      )}
      {tender && (
        <div className={look.stack}>
          <Card title="Where it stands">
            <Facts
              facts={[
                ['Stage', capital(tender.stage)],
                ['Waits for', waitsWords(tender)],
                ['Declarations due', day(tender.declarationsDue)],
                ['Scores due', day(tender.scoresDue)],
                ['Moderation due', day(tender.moderationDue)],
                ['Standstill ends', day(tender.standstillEnds)],
              ]}
            />
          </Card>
          <p className={look.quiet}>
            Bids, scores and prices are not shown here. Open the tender’s workbook in Excel and choose Good
            Measure.
          </p>
        </div>
      )}
    </Page>
  );
}

function waitsWords({ waitsFor, people }: { readonly waitsFor: string; readonly people: number }): string {
  if (waitsFor === 'nothing' || people < 1) return 'Nobody';
  return `${capital(waitsFor)} of ${people} ${people === 1 ? 'person' : 'people'}`;
}
