// Writes sample/contracts-300.csv: a council's register of our own making, with the dirt that real ones have.
// The same every time: the random numbers come from a fixed seed. Run: node tools/sample.mjs
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const header = ['Reference number', 'Title of agreement', 'Local authority department', 'Description', 'Supplier name', 'Company number', 'SME', 'VCSE', 'Status', 'Contract type', 'Tender value', 'Contract value', 'Includes VAT', 'Award date', 'Start date', 'End date', 'End date with extensions', 'CPV code']; // prettier-ignore

const services = {
  'Waste services': ['Household waste recycling centres', 'Street cleansing vehicles', 'Recycling bins and boxes', 'Food waste treatment', 'Garden waste collection', 'Fly-tip clearance', 'Waste transfer station', 'Bulky waste reuse', 'Weighbridge maintenance', 'Clinical waste collection'],
  Property: ['Passenger lift maintenance', 'Office cleaning', 'Fire alarm servicing', 'Roof repairs framework', 'Asbestos surveys', 'Heating and ventilation', 'Water hygiene', 'Security guarding', 'Energy efficiency works', 'Reception furniture'],
  'Adult social care': ['Home care, north', 'Home care, south', 'Extra care housing support', 'Day opportunities', 'Community equipment', 'Carers’ support', 'Advocacy', 'Supported living', 'Reablement', 'Telecare monitoring'],
  Highways: ['Highways maintenance', 'Winter gritting vehicles', 'Street lighting replacement', 'Traffic signals', 'Road markings', 'Bus shelters', 'Drainage cleansing', 'Bridge inspections', 'Electric vehicle charging points', 'Weather forecasting'],
  Education: ['School meals', 'Home to school transport', 'Educational psychology', 'School building extension', 'Classroom furniture', 'Café concession, college', 'Music tuition', 'Alternative provision', 'Library books', 'Exam management software'],
  Finance: ['Insurance', 'Banking services', 'Debt collection', 'Audit of grant claims', 'Payment cards', 'Treasury advice', 'Printing of bills', 'Cash collection', 'Revenues software', 'Actuarial advice'],
  'Public health': ['Sexual health service', 'Stop smoking service', 'Health visiting', 'Weight management', 'Drug and alcohol recovery', 'School nursing', 'Health checks', 'Suicide prevention training', 'Healthy homes', 'Oral health promotion'],
  Legal: ['Barristers’ chambers', 'Legal case management', 'Property law advice', 'Land registry searches', 'Childcare law support', 'Court agents', 'Legal library', 'Process serving', 'Mediation', 'Costs drafting'],
}; // prettier-ignore
const serviceCodes = { 'Waste services': '90500000', Property: '50700000', 'Adult social care': '85000000', Highways: '50230000', Education: '80000000', Finance: '66000000', 'Public health': '85100000', Legal: '79100000' }; // prettier-ignore
const works = /works|repairs|extension|replacement|charging points/i;
const goods = /vehicles|bins|furniture|books|equipment|shelters|software|cards/i;

let seed = 20261120;
/** A fixed sequence of numbers from 0 to 1 (mulberry32). */
function random() {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
const pick = (list) => list[Math.floor(random() * list.length)];
const chance = (share) => random() < share;
const grouped = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
const british = (date) =>
  `${String(date.getUTCDate()).padStart(2, '0')}/${String(date.getUTCMonth() + 1).padStart(2, '0')}/${date.getUTCFullYear()}`;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date as different officers type it. */
function dated(date) {
  const way = random();
  if (way < 0.7) return british(date);
  if (way < 0.85) return date.toISOString().slice(0, 10);
  if (way < 0.95) return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return `${date.getUTCDate()}.${date.getUTCMonth() + 1}.${date.getUTCFullYear()}`;
}

/** An amount as different officers type it. */
function priced(value) {
  const way = random();
  if (way < 0.45) return `£${grouped(value)}`;
  if (way < 0.75) return String(value);
  if (way < 0.92) return grouped(value);
  return value % 100_000 === 0 && value >= 1_000_000 ? `£${value / 1_000_000}m` : `£${grouped(value)}.00`;
}

function supplier(number) {
  const name = `Supplier ${String(number).padStart(3, '0')}`;
  const way = number % 10;
  if (way === 0) return { name: `${name} CIC`, vcse: 'Yes' };
  if (way === 1) return { name: `${name} Trust`, vcse: 'Yes' };
  if (way === 2) return { name: chance(0.5) ? `${name} Limited` : `${name.toUpperCase()} LTD`, vcse: 'No' }; // twins
  return { name: `${name} Ltd`, vcse: 'No' };
}

function contract(index) {
  const service = Object.keys(services)[index % 8];
  const title = services[service][Math.floor(index / 8) % 10];
  const round = Math.floor(index / 80);
  const early = [
    ['Planned', 'Market engagement'],
    ['Open'],
    ['Closed without award', 'Withdrawn', 'Planned'],
  ][(index % 10) - 7];
  const status = early === undefined ? 'Awarded' : pick(early);
  const awarded = status === 'Awarded';
  const scale = 10 ** (3.7 + random() * 3.6);
  const value = Math.round(scale / 500) * 500;
  const start = new Date(Date.UTC(2022 + Math.floor(random() * 5), pick([0, 3, 3, 3, 6, 9]), 1));
  const years = 1 + Math.floor(random() * 4);
  const end = new Date(Date.UTC(start.getUTCFullYear() + years, start.getUTCMonth(), 0));
  const extended = new Date(Date.UTC(end.getUTCFullYear() + 1, end.getUTCMonth() + 1, 0));
  const award = new Date(start.getTime() - (30 + Math.floor(random() * 60)) * 86_400_000);
  const type = works.test(title) ? 'Works' : goods.test(title) ? 'Supplies' : 'Services';
  const from = supplier(1 + Math.floor(random() * 98));
  const cpv = { Works: '45000000', Supplies: '34000000', Services: serviceCodes[service] }[type];
  const tender = Math.round((value * (0.9 + random() * 0.25)) / 500) * 500;
  return [
    `CR-${String(index + 1).padStart(4, '0')}`,
    round === 0 ? title : `${title}, ${['', 'lot 2', '2026 to 2030', 'framework call-off'][round]}`,
    service,
    `${title} for ${service}.`,
    awarded ? from.name : '',
    awarded && chance(0.6) ? String(1_000_000 + Math.floor(random() * 8_999_999)) : '',
    awarded ? pick(['Yes', 'No']) : '',
    awarded ? from.vcse : '',
    status,
    type,
    chance(0.6) ? priced(tender) : '',
    priced(value),
    pick(['No', 'No', 'Yes', '']),
    awarded ? dated(award) : '',
    dated(start),
    dated(end),
    chance(0.3) ? dated(extended) : '',
    cpv,
  ];
}

const column = (name) => header.indexOf(name);
/** What is wrong in which row, counted from 1: refused first, then accepted with a warning or to complete. */
const dirt = [
  [17, 'End date', '31/02/2027'],
  [48, 'Reference number', ''],
  [95, 'Title of agreement', ''],
  [131, 'Contract value', '1.250,00'],
  [164, 'Start date', 'Apr-26'],
  [201, 'Contract value', '#REF!'],
  [238, 'Award date', '13/25/2025'],
  [277, 'Contract value', '€48,000'],
  [9, 'Title of agreement', 'CafÃ© concession, town hall'],
  [22, 'Contract value', '0'],
  [31, 'Contract value', 'TBC'],
  [40, 'End date', 'ongoing'],
  [57, 'Description', 'Carersâ€™ support in the council’s area.'],
  [63, 'Local authority department', ''],
  [71, 'Start date', ''],
  [83, 'Title of agreement', '  Water   hygiene,\u00a0lot 2 '],
  [104, 'Supplier name', ''],
  [112, 'End date', '46112'],
  [126, 'Status', 'Somewhere else'],
  [140, 'Title of agreement', '=Traffic signals'],
  [155, 'Contract value', '(1)'],
  [171, 'End date', '01/04/2021'],
  [183, 'Supplier name', 'Supplier 041 Ltd; Supplier 022 Limited; Supplier 014 Ltd'],
  [192, 'Local authority department', ''],
  [210, 'Contract value', 'n/a'],
  [222, 'SME', 'perhaps'],
  [249, 'Title of agreement', `Street lighting replacement${', and the columns beside the road'.repeat(8)}`],
  [261, 'Company number', '12'],
  [266, 'Reference number', 'cr-0265'],
  [290, 'Description', 'Two lines\nin one cell, with "quotes".'],
];
const slips = [
  [12, 10],
  [86, 100],
];

const rows = Array.from({ length: 300 }, (_, index) => contract(index));
for (const [row, name, text] of dirt) rows[row - 1][column(name)] = text;
for (const [row, times] of slips) {
  rows[row - 1][column('Tender value')] = '£180,000';
  rows[row - 1][column('Contract value')] = `£${grouped(180_000 * times)}`;
}

const field = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = `\uFEFF${[header, ...rows].map((row) => row.map(field).join(',') + '\r\n').join('')}`;
const path = join(fileURLToPath(new URL('..', import.meta.url)), 'sample', 'contracts-300.csv');
if (process.argv.includes('--print')) process.stdout.write(csv);
else writeFileSync(path, csv);
