import { ownTime } from '../../own-time.ts';
import { personalData, personalWarning } from '../../../src/domain/words/personal-data.ts';

// Fifty forms for each of the kinds that must be found, made from patterns; none is a real person's.
const pad = (number: number, length: number) => String(number).padStart(length, '0');
const insurance = Array.from({ length: 25 }, (_, i) => {
  const letters = ['AB', 'CE', 'JG', 'MW', 'SK'][i % 5] ?? 'AB';
  const digits = pad(123456 + i * 7919, 6);
  const end = 'ABCD'[i % 4] ?? 'A';
  return i % 3 === 0
    ? `${letters}${digits}${end}`
    : i % 3 === 1
      ? `${letters} ${digits.slice(0, 2)} ${digits.slice(2, 4)} ${digits.slice(4)} ${end}`
      : `${letters.toLowerCase()}${digits}${end.toLowerCase()}`;
});
const nhs = Array.from({ length: 60 }, (_, i) => 400000000 + i * 1234567)
  .flatMap((nine) => {
    const sum = Array.from(String(nine), Number).reduce(
      (total, digit, index) => total + digit * (10 - index),
      0,
    );
    const check = (11 - (sum % 11)) % 11;
    return check === 10 ? [] : [`${nine}${check}`];
  })
  .slice(0, 25)
  .map((ten, i) => (i % 2 === 0 ? ten : `${ten.slice(0, 3)} ${ten.slice(3, 6)} ${ten.slice(6)}`));
const mails = Array.from(
  { length: 20 },
  (_, i) => [`name${i}@example.org`, `first.last+${i}@mail.example.co.uk`][i % 2] ?? '',
);
const phones = Array.from(
  { length: 20 },
  (_, i) =>
    [
      `07700 900${pad(i, 3)}`,
      `+44 7700 900${pad(i, 3)}`,
      `01632 960${pad(i, 3)}`,
      `(01632) 960${pad(i, 3)}`,
      `020 7946 0${pad(i, 3)}`,
    ][i % 5] ?? '',
);
const births = [
  'DOB 01/02/1990',
  'd.o.b. 1.2.90',
  'date of birth: 1 February 1990',
  'born on 3rd March 2001',
  'born 12 Dec 1999',
  'Date of birth 1990-02-01',
  'dob: 11-12-1988',
  'birthday 4 May 2008',
  'Born 1/1/2001',
  'DOB - 09/09/1979',
];
const harmless = [
  ...Array.from(
    { length: 20 },
    (_, i) => `Contract C-${pad(i, 4)} is worth £${(123456 + i * 7).toLocaleString('en-GB')}.00 over 3 years`,
  ),
  ...Array.from(
    { length: 20 },
    (_, i) => `Notice ocds-b5fd17-${pad(i * 977, 8)} was published on ${1 + (i % 28)} March 2026`,
  ),
  ...Array.from(
    { length: 20 },
    (_, i) => `CPV ${50750000 + i} covers ${46 + i} lifts in ${31 + i} buildings`,
  ),
  ...Array.from({ length: 10 }, (_, i) => `Company number 0${1234567 + i}, invoice ${1000000000 + i}`),
  ...Array.from({ length: 10 }, (_, i) => `${104 + i} weeks, ${2 + i}.5 FTE, £${20000000 + i} in 2026-27`),
  ...Array.from({ length: 10 }, (_, i) => `Ask for ${i + 1} apprentices born out of the need for engineers`),
  ...Array.from({ length: 10 }, (_, i) => `Postcodes CO${i} 1AB and SS${i} 9XY, route A${120 + i}`),
];

test('of 100 pieces of personal data at least 95 in 100 are found', () => {
  const planted = [...insurance, ...nhs, ...mails, ...phones, ...births];
  expect(planted).toHaveLength(100);
  const found = planted.filter((text) => personalData(`The person is ${text}, and works here.`).length > 0);
  expect(planted.filter((text) => !found.includes(text))).toHaveLength(100 - found.length);
  expect(found.length).toBeGreaterThanOrEqual(95);
});

test('of 100 harmless texts at most 2 raise an alarm', () => {
  expect(harmless).toHaveLength(100);
  expect(harmless.filter((text) => personalData(text).length > 0).length).toBeLessThanOrEqual(2);
});

test('each kind is named for what it is', () => {
  expect(personalData('AB123456C')).toEqual([{ kind: 'National Insurance number', text: 'AB123456C' }]);
  expect(personalData('born on 3rd March 2001')[0]?.kind).toBe('date of birth');
  expect(personalData('GB123456A')).toEqual([]);
  expect(personalData('4000000005')).toEqual([]);
});

test('the warning names what was found and what to do', () => {
  expect(personalWarning([], 'file')).toBeUndefined();
  expect(personalWarning(personalData('AB123456C'), 'file')).toBe(
    'This file seems to hold a National Insurance number. Remove it and choose the file again.',
  );
  expect(personalWarning(personalData('AB123456C a@example.org'), 'answer')).toBe(
    'This answer seems to hold a National Insurance number and an e-mail address. Take it out, unless it belongs to a supplier’s office.',
  );
});

test('a long text is read in an instant', () => {
  const started = ownTime();
  personalData('0'.repeat(200_000));
  personalData('a.'.repeat(100_000));
  personalData('@'.repeat(200_000));
  expect(ownTime() - started).toBeLessThan(2000);
});
