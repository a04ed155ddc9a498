import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Textarea,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Column, Declaration } from '../../registers/declare.ts';
import { understood } from './draft.ts';
import { useLook } from './look.ts';
import { clock } from './moment.ts';
import { joined, TwoSides } from './TwoSides.tsx';
import type { ClashField } from './three-way.ts';
import type { Clash, Form } from './use-form.ts';

type WordsOf = (key: string, typed: string) => string | undefined;

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  area: { '& > textarea': { fieldSizing: 'content', minHeight: '92px', maxHeight: 'none' } },
});

/** Two people changed the same fields of a row: both side by side, field by field, and nobody's is the default. Load it lazily. */
export function FormClash(props: {
  clash: Clash;
  decide: Form['decide'];
  declaration: Declaration;
  /** Words for what is stored, where they differ. */
  wordsOf?: WordsOf;
}) {
  const { clash, declaration } = props;
  const look = useLook();
  const styles = useStyles();
  const bar = useRef<HTMLDivElement>(null);
  const left = clash.open.length;
  useEffect(() => bar.current?.focus(), [left]);
  return (
    <div className={look.fields}>
      <div ref={bar} tabIndex={-1}>
        <MessageBar intent="warning" layout="multiline" className={styles.bar}>
          <MessageBarBody>
            <MessageBarTitle>
              {left === 1 ? 'Two people changed this field.' : `Two people changed these ${left} fields.`}
            </MessageBarTitle>{' '}
            Yours is kept on this page and not saved yet. Choose what the register should hold. The other
            value stays in the history.
          </MessageBarBody>
        </MessageBar>
      </div>
      {clash.open.map((field) => {
        const column = declaration.columns[field.key];
        if (!column) return null;
        return <OneField key={field.key} {...props} field={field} column={column} />;
      })}
      <span className={look.small}>
        Differences are underlined. Your other changes are saved together with your choice.
      </span>
    </div>
  );
}

function OneField(props: {
  clash: Clash;
  decide: Form['decide'];
  field: ClashField;
  column: Column;
  wordsOf?: WordsOf;
}) {
  const { clash, field, column, decide } = props;
  const look = useLook();
  const styles = useStyles();
  const [both, setBoth] = useState(() => joined(field.theirs, field.mine));
  const words = (typed: string) =>
    typed === '' ? 'Empty' : (props.wordsOf?.(field.key, typed) ?? understood(column, typed) ?? typed);
  const of = (side: string) => `${side} for ${column.label}`;
  return (
    <section className={look.stack} aria-label={column.label}>
      <strong>{column.label}</strong>
      <TwoSides
        about={column.label}
        mine={{
          by: 'Not saved',
          text: words(field.mine),
          action: (
            <Button aria-label={of('Use yours')} onClick={() => decide(field.key, field.mine)}>
              Use yours
            </Button>
          ),
        }}
        theirs={{
          by: `${clash.other.by.name}. Saved ${clock(clash.other.at)}`,
          text: words(field.theirs),
          action: (
            <Button aria-label={of('Use theirs')} onClick={() => decide(field.key, field.theirs)}>
              Use theirs
            </Button>
          ),
        }}
      />
      {column.kind === 'note' && (
        <>
          <Field label={{ children: 'Or write one text from both', className: look.strong }}>
            <Textarea
              className={styles.area}
              resize="vertical"
              value={both}
              onChange={(_, data) => setBoth(data.value)}
            />
          </Field>
          <div>
            <Button onClick={() => decide(field.key, both)}>Use the combined text</Button>
          </div>
        </>
      )}
    </section>
  );
}
