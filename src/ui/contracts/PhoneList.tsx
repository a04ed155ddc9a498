import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { longDay } from '../../domain/words/day.ts';
import { money } from '../../domain/words/money.ts';
import { useLook } from '../parts/look.ts';
import { hairline } from '../parts/style-values.ts';
import { usePlaceLink } from '../parts/PlaceLink.tsx';
import { NeedStatus, NextStatus } from './NeedStatus.tsx';
import type { Line } from './use-lines.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    border: hairline,
    borderRadius: tokens.borderRadiusLarge,
    '& > li + li': { borderTop: hairline },
  },
  item: {
    display: 'block',
    padding: '12px 16px',
    color: 'inherit',
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  states: { display: 'flex', flexWrap: 'wrap', gap: '4px 12px', marginTop: '6px' },
  more: { width: '100%', marginTop: '12px' },
});

const step = 50;

/** The register on a phone: a list of links, some at a time. */
export function PhoneList(props: { lines: readonly Line[]; opened: (ref: string) => void }) {
  const { lines, opened } = props;
  const styles = useStyles();
  const [shown, setShown] = useState(step);
  const left = lines.length - shown;
  return (
    <>
      <ul className={styles.list}>
        {lines.slice(0, shown).map((line) => (
          <PhoneLine key={line.contract.ref} line={line} opened={opened} />
        ))}
      </ul>
      {left > 0 && (
        <Button size="large" className={styles.more} onClick={() => setShown(shown + step)}>
          Show {Math.min(step, left)} more of {left.toLocaleString('en-GB')}
        </Button>
      )}
    </>
  );
}

function PhoneLine({ line, opened }: { line: Line; opened: (ref: string) => void }) {
  const styles = useStyles();
  const look = useLook();
  const { contract } = line;
  const link = usePlaceLink(`/contracts/${encodeURIComponent(contract.ref)}`);
  const facts = [
    contract.service ?? 'No service',
    contract.value === undefined ? 'value not known' : money(contract.value),
    contract.end === undefined ? 'no end date' : `ends ${longDay(contract.end)}`,
  ];
  return (
    // The link itself goes to the contract; here only the place to come back to is kept.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <li onClickCapture={() => opened(contract.ref)}>
      <a {...link} className={styles.item}>
        <strong>{contract.title}</strong>
        <span className={look.small} style={{ display: 'block' }}>
          {facts.join(', ')}
        </span>
        <span className={styles.states}>
          <NeedStatus need={line.need} />
          {line.next.tone !== 'plain' && line.need !== 'waiting' && line.need !== 'missing' && (
            <NextStatus next={line.next} />
          )}
        </span>
      </a>
    </li>
  );
}
