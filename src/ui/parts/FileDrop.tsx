import { Button, makeStyles, mergeClasses, tokens, type ButtonProps } from '@fluentui/react-components';
import { ArrowUpload20Regular } from '@fluentui/react-icons';
import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useLook } from './look.ts';

const useStyles = makeStyles({
  drop: {
    display: 'flex',
    gap: '12px',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  column: { flexDirection: 'column', alignItems: 'flex-start', padding: '16px' },
  row: { flexWrap: 'wrap', alignItems: 'center', padding: '12px 16px' },
  over: { backgroundColor: tokens.colorBrandBackground2 },
});

type Props = {
  /** What the hidden box of files is called. */
  label: string;
  /** Endings and types of files, as HTML lists them. */
  accept: string;
  multiple?: boolean;
  /** Whether what is in it stands in one line where there is room. */
  inRow?: boolean;
  take: (files: readonly File[]) => void;
  /** The button that asks for files: its verb, and how much it calls. */
  button: Pick<ButtonProps, 'id' | 'appearance' | 'size' | 'children'>;
  /** Other buttons. */
  beside?: ReactNode;
  /** That files may be dropped here, or what becomes of them. */
  children: ReactNode;
};

/** A place on which files are dropped, or for which they are chosen. */
export function FileDrop(props: Props) {
  const { label, accept, multiple = false, inRow = false, take, button, beside, children } = props;
  const look = useLook();
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const onDrag = (event: DragEvent, now: boolean) => {
    event.preventDefault();
    setOver(now);
  };
  const taken = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0) take(files);
  };
  return (
    <div
      className={mergeClasses(styles.drop, inRow ? styles.row : styles.column, over && styles.over)}
      onDragOver={(event) => onDrag(event, true)}
      onDragLeave={(event) => onDrag(event, false)}
      onDrop={(event) => {
        onDrag(event, false);
        taken(event.dataTransfer.files);
      }}
    >
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          taken(event.target.files);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
      <div className={look.row}>
        <Button {...button} icon={<ArrowUpload20Regular />} onClick={() => input.current?.click()} />
        {beside}
      </div>
      {children}
    </div>
  );
}
