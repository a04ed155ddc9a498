import type { Question } from '../../question.ts';
import { air } from './air.ts';
import { carbon } from './carbon.ts';
import { covid } from './covid.ts';
import { cyberSecurity } from './cyber-security.ts';
import { disadvantagedPeople } from './disadvantaged-people.ts';
import { employingLocalPeople } from './employing-local-people.ts';
import { environment } from './environment.ts';
import { ethicalProcurement } from './ethical-procurement.ts';
import { improvingSkills } from './improving-skills.ts';
import { localCommunity } from './local-community.ts';
import { reducingInequalities } from './reducing-inequalities.ts';
import { resources } from './resources.ts';
import { smallBusinesses } from './small-businesses.ts';
import { staffWellbeing } from './staff-wellbeing.ts';
import { supplyChain } from './supply-chain.ts';
import { sustainableProcurement } from './sustainable-procurement.ts';
import { youngPeople } from './young-people.ts';

/** The questions about the 17 themes, under the council’s three objectives. */
export const themeQuestions: readonly Question[] = [
  employingLocalPeople,
  disadvantagedPeople,
  improvingSkills,
  youngPeople,
  smallBusinesses,
  reducingInequalities,
  ethicalProcurement,
  cyberSecurity,
  supplyChain,
  staffWellbeing,
  localCommunity,
  covid,
  carbon,
  air,
  environment,
  resources,
  sustainableProcurement,
];
