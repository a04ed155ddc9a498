import { Button } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { measuresOf, offerWorkbook, priceWorkbook, type Work } from '../../../registers/tender/index.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { FaultBar } from '../../parts/FaultBar.tsx';
import { useLook } from '../../parts/look.ts';
import { count } from '../../parts/moment.ts';
import { saveFile } from '../../parts/save-file.ts';
import { Part } from '../result/Part.tsx';
import type { StepProps } from '../step.ts';
import { reached } from '../where.ts';

/** The two files that go to the bidders with the tender: one for the offer, one for price and bidder. */
export function ReturnsStep({ work }: StepProps) {
  const look = useLook();
  const measures = measuresOf(work);
  if (measures.length === 0)
    return (
      <EmptyState
        title="There is no measure yet"
        about="The file for bidders lists the measures of the tender. Choose them in the set-up."
      />
    );
  const published = publishedOf(work);
  const { ref } = published;
  return (
    <div className={look.stack}>
      <p className={look.flush}>
        Send both files to the bidders with the tender. They come back filled in, and are taken in under
        “Import bids”.
      </p>
      {!reached(work, 'published') && (
        <p className={look.flush}>
          The method is not published yet. Send the files only once it is: they hold the measures as they
          stand now.
        </p>
      )}
      <File
        title="Offer"
        about={`${count(measures.length, 'measure')}, with unit and what counts. Bidders fill in quantities, days and how they will do it.`}
        name={`${ref} offer.xlsx`}
        make={() => offerWorkbook(published)}
      />
      <File
        title="Price and bidder"
        about="Name, address, identifier and total price. It is kept apart, so that evaluators never see a price."
        name={`${ref} price.xlsx`}
        make={() => priceWorkbook(published)}
      />
    </div>
  );
}

type FileProps = {
  readonly title: string;
  readonly about: string;
  readonly name: string;
  readonly make: () => Promise<Blob>;
};

function File({ title, about, name, make }: FileProps) {
  const look = useLook();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const press = async () => {
    setBusy(true);
    setFailed(false);
    try {
      saveFile(await make(), name);
    } catch {
      setFailed(true);
    }
    setBusy(false);
  };
  return (
    <Part title={title}>
      <p className={look.quiet}>{about}</p>
      {failed && (
        <FaultBar
          fault={{
            kind: 'offline',
            tell: `${name} could not be made.`,
            mend: 'Check the connection, then try again.',
            code: 'no return file',
          }}
          retry={() => void press()}
        />
      )}
      <div>
        <Button icon={<ArrowDownload20Regular />} disabled={busy} onClick={() => void press()}>
          {busy ? 'Making the file…' : `Download ${name}`}
        </Button>
      </div>
    </Part>
  );
}

function publishedOf(work: Work) {
  const { ref, title } = work.tender.values;
  return {
    ref,
    title,
    measures: measuresOf(work).map(({ values: { measure, title: name, unit, definition } }) => ({
      measure,
      title: name,
      unit,
      definition,
    })),
  };
}
