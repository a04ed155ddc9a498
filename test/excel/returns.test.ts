// What is asked for before returns are taken in.
import { failed, fine, type Fault } from '../../src/domain/words/outcome.ts';
import { pounds } from '../../src/domain/words/money.ts';
import { folderRefused, type Waiting } from '../../src/ui/tender/bids/returns.ts';

const price: Waiting = {
  key: 'bid-A-price.xlsx',
  name: 'bid-A-price.xlsx',
  bid: 'A',
  hash: '',
  read: {
    kind: 'ok',
    value: {
      kind: 'price',
      price: { price: pounds('100'), supplier: 'Alpha', postalAddress: '', email: '', identifier: '' },
    },
  },
};
const refusal = (kind: Fault['kind']) => async () => failed({ kind, tell: '', mend: '', code: '' });

test('no bid comes in before the person allowed the folder that seals its price', async () => {
  const [problem] = await folderRefused([price], refusal('not-signed-in'));
  expect(problem?.tell).toContain('Nothing was taken in.');
  expect(await folderRefused([price], async () => fine('token'))).toEqual([]);
});

test('the folder is not asked for where no price comes in, nor insisted on where the tenant has none', async () => {
  let asked = 0;
  const count = async () => fine(String((asked += 1)));
  expect(await folderRefused([], count)).toEqual([]);
  expect(asked).toBe(0);
  expect(await folderRefused([price], refusal('no-right'))).toEqual([]);
});
