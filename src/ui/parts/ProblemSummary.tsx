import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';

/** One thing to put right: the id of its field, and the same words that stand at the field. */
export type FieldProblem = { readonly id: string; readonly tell: string };

const useStyles = makeStyles({
  box: {
    border: `2px solid ${tokens.colorPaletteRedBorder2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: '12px 16px',
    marginBottom: '20px',
    maxWidth: '736px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  line: { display: 'block', padding: '4px 0' },
});

/**
 * What is wrong with a form, above it: "There is a problem", one link a field. The focus moves to it whenever `asked`
 * changes, that is with every attempt to go on.
 */
export function ProblemSummary({ problems, asked }: { problems: readonly FieldProblem[]; asked: number }) {
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const none = problems.length === 0;
  useEffect(() => {
    if (!none) title.current?.focus();
    // The focus follows the attempts, not the typing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [asked]);
  if (none) return null;
  return (
    <section className={styles.box} aria-labelledby={id}>
      <h2 ref={title} id={id} tabIndex={-1} className={styles.title}>
        There is a problem
      </h2>
      <ul className={styles.list}>
        {problems.map((problem) => (
          <li key={`${problem.id} ${problem.tell}`}>
            <Link
              href={`#${problem.id}`}
              className={styles.line}
              onClick={(event) => {
                event.preventDefault();
                focusField(problem.id);
              }}
            >
              {problem.tell}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Moves the focus to a field, or into a group of radio buttons or boxes. */
export function focusField(id: string): void {
  const found = document.getElementById(id);
  const inner = found?.matches('input, textarea, button, select, a')
    ? found
    : found?.querySelector<HTMLElement>('input:checked, input, textarea, button, select');
  (inner ?? found)?.focus();
}
