import { objectives } from '../../framework/themes.ts';

/** The sections of the checklists; the last three are the council's objectives. */
export const sections = {
  purchase: 'This purchase',
  duties: 'The duties',
  market: 'Open to everyone',
  contract: 'What the contract has done',
  next: 'What comes next',
  ...objectives,
} as const;

/** Acts, orders and policies that questions come from. */
export const cite = {
  socialValueAct: (section: string): { kind: 'law'; citation: string; about: string } => ({
    kind: 'law',
    citation: `Public Services (Social Value) Act 2012, section ${section}`,
    about:
      'The Act binds service contracts above the legal threshold. For others the council asks it by its own policy.',
  }),
  procurementAct: (section: string): { kind: 'law'; citation: string } => ({
    kind: 'law',
    citation: `Procurement Act 2023, section ${section}`,
  }),
  statement: {
    kind: 'policy',
    citation: 'National Procurement Policy Statement, in force from 24 February 2025',
  },
  reservation: {
    kind: 'law',
    citation:
      'Local Government (Exclusion of Non-commercial Considerations) (England) Order 2026, in force from 4 February 2026',
  },
  equality: { kind: 'law', citation: 'Equality Act 2010, section 149' },
  policy: { kind: 'policy', citation: 'The council’s social value policy' },
} as const;
