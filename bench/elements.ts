// Contracts as Graph would send them, for what is measured without a server.
const services = [
  'Highways',
  'Adult social care',
  'Waste',
  'Housing',
  'Parks',
  'ICT',
  'Education',
  'Leisure',
];
const stages = ['pipeline', 'pre-procurement', 'open', 'awarded', 'awarded', 'awarded'];
const person = (n: number) => ({
  user: {
    id: `4b0e2b9a-1111-4222-8333-${String(n % 40).padStart(12, '0')}`,
    displayName: `Officer ${n % 40}`,
    email: `officer${n % 40}@council.example`,
  },
});
const uuid = (n: number, mark: string) => `${mark}0e2b9a-1111-7222-8333-${String(n).padStart(12, '0')}`;

/** An item of the list Contracts, with the columns that the product reads. */
export function element(n: number): Record<string, unknown> {
  const day = `20${20 + (n % 8)}-0${1 + (n % 9)}-15T00:00:00Z`;
  return {
    id: String(n + 1),
    eTag: `"${uuid(n, 'aa')},${1 + (n % 7)}"`,
    createdDateTime: '2026-04-01T09:00:00Z',
    lastModifiedDateTime: `2026-05-0${1 + (n % 9)}T09:00:00Z`,
    createdBy: person(n),
    lastModifiedBy: person(n * 7),
    fields: {
      ClientKey: uuid(n, '01'),
      Title: `Contract ${n}`,
      Ref: `C-${n}`,
      Service: services[n % services.length],
      Stage: stages[n % stages.length],
      Category: 'services',
      Value: 10_000 + ((n * 37) % 997_300),
      ValueIncludesVat: false,
      Start: day,
      End: `20${27 + (n % 8)}-03-31T00:00:00Z`,
      Awarded: day,
      Cpv: String(45_000_000 + (n % 400) * 1000),
      SourceSystem: 'Contracts Finder',
      SourceKey: `CF-${n}`,
    },
  };
}
