import type { Declaration } from '../../registers/declare.ts';
import { ColumnField } from './ColumnField.tsx';
import type { Form } from './use-form.ts';

type Ask = Partial<Pick<Parameters<typeof ColumnField>[0], 'choices' | 'none' | 'hint'>>;

/** How a column is asked for, by its key, where its declaration says too little. */
export type Asks = Readonly<Record<string, Ask>>;

type Props = {
  readonly form: Pick<Form, 'draft' | 'set' | 'idOf' | 'problemAt'>;
  readonly keys: readonly string[];
  readonly declaration: Declaration;
  readonly asks?: Asks | undefined;
};

/** The boxes of a form, one for each of its columns. */
export function ColumnFields({ form, keys, declaration, asks }: Props) {
  return keys.map((key) => {
    const column = declaration.columns[key];
    if (!column) return null;
    return (
      <ColumnField
        key={key}
        id={form.idOf(key)}
        column={column}
        value={form.draft[key] ?? ''}
        onChange={(value) => form.set(key, value)}
        problem={form.problemAt(key)}
        {...asks?.[key]}
      />
    );
  });
}
