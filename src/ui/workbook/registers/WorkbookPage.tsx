import { useWorld } from '../../app/world.ts';
import { Card } from '../../parts/Card.tsx';
import { useLook } from '../../parts/look.ts';
import { Page } from '../../parts/Page.tsx';
import { PlaceLink } from '../../parts/PlaceLink.tsx';
import { OnlyInExcel } from '../OnlyInExcel.tsx';
import { RegistersBarAlone } from './RegistersBar.tsx';
import { sheetRegisters } from './rules.ts';

/** The registers that can be put into the workbook beside the pane. */
export function WorkbookPage() {
  const look = useLook();
  const { workbook } = useWorld();
  return (
    <Page title="Workbook" sub="Sort, filter and change rows in Excel, then write them back.">
      {workbook ? (
        <div className={look.stack}>
          <RegistersBarAlone workbook={workbook} />
          <Card title="Registers">
            <ul className={look.lines}>
              {sheetRegisters.map(({ key, words }) => (
                <li key={key} style={{ padding: '12px 0' }}>
                  <PlaceLink to={`/workbook/${key}`}>{words}</PlaceLink>
                </li>
              ))}
            </ul>
          </Card>
          <Card title="This Excel">
            <p className={look.flush}>
              <PlaceLink to="/workbook/self-test">Self-test</PlaceLink>: whether this Excel does what Good
              Measure relies on.
            </p>
          </Card>
        </div>
      ) : (
        <OnlyInExcel />
      )}
    </Page>
  );
}
