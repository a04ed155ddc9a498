import type { Declaration } from '../declare.ts';
import { evaluationDeclarations } from './evaluations/index.ts';
import { declarations } from './index.ts';

/** Every register of both sites: for provisioning and documentation, which no page loads. */
export const allDeclarations: readonly Declaration[] = [
  ...Object.values<Declaration>(declarations),
  ...Object.values<Declaration>(evaluationDeclarations),
];
