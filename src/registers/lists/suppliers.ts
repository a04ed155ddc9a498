import { register } from '../declare.ts';
import { ownRef } from './columns.ts';

/** Suppliers, one row each. */
export const suppliers = register({
  key: 'suppliers',
  list: 'Suppliers',
  about: 'Suppliers of the council, one row each.',
  site: 'open',
  prefix: 'S',
  columns: {
    title: {
      kind: 'text',
      label: 'Supplier',
      about: 'The name as it stands in the contract.',
      required: true,
      indexed: true,
    },
    ref: ownRef,
    companyNumber: {
      kind: 'text',
      label: 'Company number',
      about: 'The number at Companies House.',
      longest: 20,
    },
    charityNumber: {
      kind: 'text',
      label: 'Charity number',
      about: 'The number at the Charity Commission.',
      longest: 20,
    },
    postcode: {
      kind: 'text',
      label: 'Postcode',
      about: 'The postcode of the place that does the work.',
      longest: 10,
    },
    size: {
      kind: 'choice',
      label: 'Size',
      about: 'Micro, small and medium make an SME.',
      choices: ['micro', 'small', 'medium', 'large', 'SME'],
    },
    vcse: { kind: 'yesNo', label: 'VCSE', about: 'Voluntary, community or social enterprise.' },
  },
});

/** Which suppliers serve which contract: many to many. */
export const contractSuppliers = register({
  key: 'contractSuppliers',
  list: 'ContractSuppliers',
  about: 'Which suppliers serve which contract: many to many.',
  site: 'open',
  columns: {
    title: {
      kind: 'text',
      label: 'Title',
      about: 'Contract and supplier references, for readers.',
      required: true,
    },
    contract: {
      kind: 'ref',
      to: 'contracts',
      label: 'Contract',
      about: 'The contract.',
      required: true,
      indexed: true,
    },
    supplier: {
      kind: 'ref',
      to: 'suppliers',
      label: 'Supplier',
      about: 'The supplier.',
      required: true,
      indexed: true,
    },
    role: {
      kind: 'choice',
      label: 'Role',
      about: 'How the supplier takes part.',
      required: true,
      choices: ['prime', 'framework', 'consortium', 'subcontractor'],
    },
    from: { kind: 'day', label: 'From', about: 'The first day.' },
    to: { kind: 'day', label: 'To', about: 'The last day.' },
  },
});
