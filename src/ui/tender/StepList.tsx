import { capital } from '../../domain/words/capital.ts';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { LockClosed20Regular } from '@fluentui/react-icons';
import { priceIsSealed } from '../../domain/tender/states.ts';
import { longDay } from '../../domain/words/day.ts';
import type { Work } from '../../registers/tender/index.ts';
import { ButtonLink } from '../parts/ButtonLink.tsx';
import { useLook } from '../parts/look.ts';
import { hairline } from '../parts/style-values.ts';
import { usePlaceLink } from '../parts/PlaceLink.tsx';
import { Status } from '../parts/Status.tsx';
import { useNames } from '../parts/use-names.ts';
import type { StepProps } from './step.ts';
import { besides, nextStep, steps, type Step } from './steps.ts';
import { turnsOf, turnWords } from './turns.ts';
import type { Where } from './where.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0,1fr) auto',
    gap: '8px',
    alignItems: 'center',
    minHeight: '40px',
    padding: '2px 8px',
    color: 'inherit',
    textDecorationLine: 'none',
  },
  link: {
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  name: { color: tokens.colorBrandForegroundLink },
  next: {
    backgroundColor: tokens.colorBrandBackground2,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
  },
  locked: { color: tokens.colorNeutralForeground3 },
  list: { margin: '0 -8px' },
  lines: { borderTop: hairline, borderBottom: hairline },
  sealed: { display: 'grid', gridTemplateColumns: '20px minmax(0,1fr)', gap: '8px' },
  foot: {
    position: 'sticky',
    bottom: 0,
    padding: '12px 0',
    borderTop: hairline,
    backgroundColor: tokens.colorNeutralBackground2,
    '& > *': { width: '100%' },
  },
  beside: { columnGap: '16px' },
});

/** The way of a tender: each step with where it stands, and the next thing to do. */
export function StepList({ desk, work }: StepProps) {
  const styles = useStyles();
  const look = useLook();
  const me = desk.me.id;
  const next = nextStep(work, me);
  const called = useNames([work.tender], work.commitmentSets, work.moderations);
  const turns = turnWords(turnsOf(work), me, called);
  const root = `/tender/${encodeURIComponent(work.tender.values.ref)}`;
  return (
    <>
      <p className={mergeClasses(look.flush, look.quiet)}>{whereWords(work, called)}</p>
      {turns !== '' && <p className={look.flush}>{turns}</p>}
      <nav aria-label="Steps" className={styles.list}>
        <ol className={mergeClasses(look.lines, styles.lines)}>
          {steps.map((step, i) => (
            <li key={step.slug}>
              <Row {...{ step, number: i + 1, root, where: step.where(work, me), next: step === next }} />
            </li>
          ))}
        </ol>
      </nav>
      {priceIsSealed(work.tender.values.stage) && (
        <p className={mergeClasses(look.flush, look.small, styles.sealed)}>
          <LockClosed20Regular aria-hidden />
          Prices and other people’s scores are sealed until consensus is locked.
        </p>
      )}
      {besides.length > 0 && (
        <nav aria-label="Beside the steps" className={mergeClasses(look.row, styles.beside)}>
          {besides.map(({ slug, title }) => (
            <BesideLink key={slug} to={`${root}/${slug}`} words={title} />
          ))}
        </nav>
      )}
      {next && (
        <div className={styles.foot}>
          <ButtonLink appearance="primary" size="large" to={`${root}/${next.slug}`}>
            {`Continue: ${next.title.toLowerCase()}`}
          </ButtonLink>
        </div>
      )}
    </>
  );
}

function BesideLink({ to, words }: { to: string; words: string }) {
  const styles = useStyles();
  return (
    <a {...usePlaceLink(to)} className={mergeClasses(styles.name, styles.link)}>
      {words}
    </a>
  );
}

type RowProps = { step: Step; number: number; root: string; where: Where; next: boolean };

function Row({ step, number, root, where, next }: RowProps) {
  const styles = useStyles();
  const look = useLook();
  const link = usePlaceLink(`${root}/${step.slug}`);
  const cells = (
    <>
      <span className={look.quiet}>{number}</span>
      <span className={where.open ? styles.name : styles.locked}>{step.title}</span>
      {where.open && where.words !== '' ? (
        <Status tone={where.tone}>{where.words}</Status>
      ) : (
        <span className={look.small}>{where.words}</span>
      )}
    </>
  );
  if (!where.open) return <div className={styles.row}>{cells}</div>;
  return (
    <a
      {...link}
      className={mergeClasses(styles.row, styles.link, next && styles.next)}
      aria-current={next ? 'step' : undefined}
    >
      {cells}
    </a>
  );
}

/** Where the tender stands, in one line. */
function whereWords(work: Work, called: (upn: string) => string): string {
  const { stage, deadline, since, owner } = work.tender.values;
  const frozen = work.tenderMethods.at(-1);
  const parts = [
    `${capital(stage)} since ${longDay(since)}.`,
    ...(frozen ? [`Method ${frozen.values.version} is frozen.`] : []),
    ...(deadline !== undefined && deadline !== '' ? [] : ['No deadline for bids yet.']),
    `${called(owner)} runs it.`,
  ];
  return parts.join(' ');
}
