/** What the columns of a contract register may hold, in the order in which forms show them. */
export const fields = [
  'id',
  'title',
  'description',
  'service',
  'stage',
  'noticeType',
  'supplier',
  'companyNumber',
  'sme',
  'vcse',
  'category',
  'value',
  'awardedValue',
  'estimateLow',
  'estimate',
  'valueIncludesVat',
  'published',
  'awarded',
  'start',
  'end',
  'extensionEnd',
  'cpv',
  'link',
] as const;

/** One of the fields. */
export type Field = (typeof fields)[number];

/** What a field is called, and the headers under which registers are known to keep it. */
export type FieldWords = { readonly label: string; readonly headers: readonly string[] };

/**
 * Headers of the Local Government Transparency Code 2015 as councils write them, of Contracts Finder's exports, and
 * of our own. Compared without case, spaces and punctuation; earlier ones win over later ones.
 */
export const fieldWords: Readonly<Record<Field, FieldWords>> = {
  id: {
    label: 'Reference',
    headers: [
      'reference number', 'reference', 'ref', 'ref no', 'contract reference', 'contract reference number',
      'contract ref', 'contract ref no', 'contract id', 'contract number', 'contract no', 'notice identifier',
      'notice id', 'unique identifier', 'identifier', 'id', 'register number', 'procurement reference', 'ocid',
      'tender reference', 'source key', 'reference no', 'contract reference no', 'contract ref number',
      'unique reference number', 'unique reference', 'urn', 'agreement reference', 'record id', 'contract register number',
    ],
  },
  title: {
    label: 'Title',
    headers: [
      'title', 'title of agreement', 'contract title', 'agreement title', 'contract name', 'name of contract',
      'tender title', 'contract', 'name', 'title of contract', 'project title', 'agreement name', 'title of agreement/contract', 'subject',
    ],
  },
  description: {
    label: 'Description',
    headers: [
      'description', 'contract description', 'description of goods and services',
      'description of the goods and/or services being provided', 'description of goods or services', 'details',
      'summary', 'additional information',
    ],
  },
  service: {
    label: 'Service',
    headers: [
      'service', 'local authority department', 'department', 'department responsible', 'directorate',
      'service area', 'responsible department', 'contact department', 'service category label', 'division',
      'local authority department responsible', 'team',
    ],
  },
  stage: {
    label: 'Stage',
    headers: ['stage', 'status', 'contract status', 'current status', 'notice status', 'state', 'procurement stage'],
  },
  noticeType: { label: 'Kind of notice', headers: ['notice type', 'type of notice', 'opportunity type'] },
  supplier: {
    label: 'Supplier',
    headers: [
      'supplier', 'suppliers', 'supplier name', 'supplier names', 'supplier name and details', 'awarded supplier',
      'awarded to', 'contractor', 'contractor name', 'name of supplier', 'company', 'company name', 'supplier details', 'name of contractor', 'successful supplier',
      'supplier/contractor', 'contractor/supplier', 'provider', 'provider name', 'vendor',
      'supplier [name|address|ref type|ref number|is sme|is vcse]', 'contractors',
    ],
  },
  companyNumber: {
    label: 'Company number',
    headers: [
      'company number', 'company no', 'company registration number', 'companies house number',
      'supplier registration number', 'registration number', 'company/charity number', 'supplier company number',
    ],
  },
  sme: {
    label: 'SME',
    headers: [
      'sme', 'awarded to sme', 'is sme', 'supplier is sme', 'small or medium enterprise', 'supplier sme',
      'is supplier an sme', 'is the supplier a small or medium sized enterprise', 'sme?',
    ],
  },
  vcse: {
    label: 'VCSE',
    headers: [
      'vcse', 'awarded to vcse', 'is vcse', 'vcso', 'voluntary or community sector organisation', 'supplier is vcse',
      'is the supplier a voluntary or community sector organisation', 'vcs', 'third sector', 'vcse?',
      'voluntary, community or social enterprise',
    ],
  },
  category: {
    label: 'Category',
    headers: ['category', 'contract type', 'type of contract', 'ojeu contract type', 'procurement category', 'type'],
  },
  value: {
    label: 'Value',
    headers: [
      'value', 'contract value', 'total value', 'total contract value', 'value of contract', 'contract sum',
      'sum to be paid', 'sum to be paid over the length of the contract', 'value £', 'contract value £', 'amount',
      'total contract sum', 'lifetime value', 'estimated annual spending or budget', 'estimated annual spend',
      'annual value', 'annual contract value',
    ],
  },
  awardedValue: {
    label: 'Awarded value',
    headers: ['awarded value', 'award value', 'value awarded', 'contract award value', 'value of award'],
  },
  estimateLow: { label: 'Estimate, lowest', headers: ['value low', 'minimum value', 'lowest value', 'estimate low'] },
  estimate: {
    label: 'Estimate',
    headers: [
      'estimate', 'value high', 'tender value', 'estimated value', 'estimated contract value', 'maximum value',
      'highest value', 'advertised value', 'estimate high', 'budget',
    ],
  },
  valueIncludesVat: {
    label: 'Value includes VAT',
    headers: ['value includes vat', 'includes vat', 'vat included', 'inc vat', 'including vat'],
  },
  published: {
    label: 'First notice',
    headers: ['first notice', 'published', 'published date', 'publication date', 'date published', 'advertised date'],
  },
  awarded: {
    label: 'Awarded',
    headers: ['awarded', 'awarded date', 'award date', 'date awarded', 'date of award', 'contract award date'],
  },
  start: {
    label: 'Starts',
    headers: [
      'starts', 'start', 'start date', 'contract start', 'contract start date', 'commencement date', 'date from',
      'start date of contract', 'from', 'commencement', 'contract commencement date', 'agreement start date', 'from date',
    ],
  },
  end: {
    label: 'Ends',
    headers: [
      'ends', 'end', 'end date', 'contract end', 'contract end date', 'expiry date', 'expiry', 'date to',
      'end date of contract', 'contract expiry date', 'current end date', 'to', 'completion date', 'contract finish date', 'agreement end date', 'contract expiry', 'to date',
    ],
  },
  extensionEnd: {
    label: 'Ends if extended',
    headers: [
      'ends if extended', 'extended end date', 'end date with extensions', 'extension end date', 'extension date',
      'end date including extensions', 'maximum end date', 'extended until', 'contract end date with extensions',
    ],
  },
  cpv: { label: 'CPV codes', headers: ['cpv codes', 'cpv code', 'cpv', 'cpv code(s)'] },
  link: {
    label: 'Notice',
    headers: ['notice', 'url', 'link', 'links', 'notice url', 'web link', 'contract document url', 'notice link'],
  },
}; // prettier-ignore
