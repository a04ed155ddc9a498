import { dueDay } from '../../domain/checklist/checklist.ts';
import { type Kind, kinds, templateOf } from '../../domain/checklist/kinds.ts';
import { type Day, addDays } from '../../domain/words/day.ts';
import { refOf } from './contracts.ts';
import type { Example } from './people.ts';

function kind(key: Kind['key']): Kind {
  const found = kinds.find((one) => one.key === key);
  if (!found) throw new Error(`No checklist ${key}`);
  return found;
}

const lift = 'Passenger lift maintenance';
const recycling = 'Household waste recycling centres';

/** One checklist that an officer has begun, and one that waits to be begun. */
export function checklistRows(today: Day, domain: string): readonly Example<'checklists'>[] {
  const preProcurement = kind('pre-procurement');
  const review = kind('contract-review');
  return [
    {
      clientKey: 'example/checklist/1',
      values: {
        title: `${lift}, ${preProcurement.name}`,
        ref: 'K-0001',
        contract: refOf(lift),
        template: templateOf(preProcurement),
        service: 'Property',
        officer: `officer-property@${domain}`,
        due: dueDay(preProcurement, today),
        status: 'in progress',
      },
    },
    {
      clientKey: 'example/checklist/2',
      values: {
        title: `${recycling}, ${review.name}`,
        ref: 'K-0002',
        contract: refOf(recycling),
        template: templateOf(review),
        service: 'Waste services',
        officer: `officer-waste@${domain}`,
        due: addDays(today, -21),
        status: 'not started',
      },
    },
  ];
}

/** The first answer of the checklist that was begun. */
export function answerRows(): readonly Example<'answers'>[] {
  const first = kind('pre-procurement').questions[0];
  if (!first) throw new Error('The pre-procurement checklist has no questions');
  return [
    {
      clientKey: 'example/answer/1',
      values: {
        title: first.title,
        checklist: 'K-0001',
        question: first.key,
        part: '',
        words: 'Twelve passenger lifts in libraries, care homes and offices. Engineers visit every month.',
      },
    },
  ];
}

/** Things to do, one of them late. */
export function actionRows(today: Day, domain: string): readonly Example<'actions'>[] {
  return [
    {
      clientKey: 'example/action/1',
      values: {
        title: 'Ask the supplier for the postcodes of the staff employed',
        ref: 'A-0001',
        contract: refOf(recycling),
        owner: `contract-manager@${domain}`,
        due: addDays(today, -3),
        status: 'open',
      },
    },
    {
      clientKey: 'example/action/2',
      values: {
        title: 'Invite micro and small businesses of the area to a meet-the-buyer event',
        ref: 'A-0002',
        contract: refOf(lift),
        checklist: 'K-0001',
        owner: `officer-property@${domain}`,
        due: addDays(today, 12),
        status: 'open',
      },
    },
  ];
}
