// Writes sample/bids: the returns of six invented bidders for the example tender. Run: node tools/run.mjs src/cli/sample-bids.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { day } from '../domain/words/day.ts';
import { offerWorkbook, priceWorkbook } from '../registers/tender/write-returns.ts';
import { exampleBids, examplePublished } from './seed/tender-example.ts';

const folder = join(import.meta.dirname, '../../sample/bids');
const from = day('2026-11-22');

async function write(name: string, file: Blob): Promise<void> {
  writeFileSync(join(folder, name), new Uint8Array(await file.arrayBuffer()));
}

mkdirSync(folder, { recursive: true });
await write('blank-offer.xlsx', await offerWorkbook(examplePublished));
for (const { bid, answers, lines } of exampleBids) {
  await write(`bid-${bid}-offer.xlsx`, await offerWorkbook(examplePublished, lines(from)));
  await write(`bid-${bid}-price.xlsx`, await priceWorkbook(examplePublished, answers));
}
