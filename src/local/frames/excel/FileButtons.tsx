import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { readXlsx } from '../../excel/xlsx/read.ts';
import { writeXlsx } from '../../excel/xlsx/write.ts';
import type { Session } from './session.ts';

const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Opens an .xlsx file in place of the workbook, and saves the workbook as one. */
export function FileButtons({ session }: { session: Session }) {
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const open = async (file: File) => {
    try {
      const { book, left } = readXlsx(new Uint8Array(await file.arrayBuffer()), file.name);
      session.open(book, session.storage);
      session.host.change(() => undefined); // works its formulas out
      setWords(left.length === 0 ? '' : `Not in the local workbook, left out: ${left.join(', ')}.`);
    } catch (error) {
      setWords(error instanceof Error ? error.message : String(error));
    }
  };
  const save = () => {
    const { book } = session.host;
    const address = URL.createObjectURL(new Blob([new Uint8Array(writeXlsx(book))], { type: kind }));
    Object.assign(document.createElement('a'), { href: address, download: book.name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".xlsx"
        aria-label="File to open"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void open(file);
          event.target.value = '';
        }}
      />
      <Button size="small" onClick={() => input.current?.click()}>
        Open
      </Button>
      <Button size="small" onClick={save}>
        Save
      </Button>
      <span role="status">{words}</span>
    </>
  );
}
