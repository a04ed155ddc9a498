import { reminderChannels } from '../../../src/registers/lists/reminders.ts';
import type { Conflict } from '../../../src/registers/types.ts';
import { threeWay } from '../../../src/ui/parts/three-way.ts';

const saw = { from: '08:30', kinds: 'checklist-due\naction-overdue' };
const meanwhile = (values: object) => {
  const theirs = { values: { title: 'Waste', ...saw, ...values } };
  // Only what the other person saved is read.
  return { theirs } as unknown as Conflict<typeof reminderChannels>;
};

test('kinds that two people chose for one channel come together, and nobody is asked', () => {
  const conflict = meanwhile({ kinds: 'action-overdue\nproxy-old' });
  const typed = { from: '08:30', kinds: 'checklist-due\naction-overdue\ncontract-expiring' };
  expect(threeWay(reminderChannels, ['from', 'kinds'], { saw, typed, conflict, lists: ['kinds'] })).toEqual({
    draft: { from: '08:30', kinds: 'action-overdue\nproxy-old\ncontract-expiring' },
    open: [],
  });
});

test('a time that two people changed is for a person to choose', () => {
  const conflict = meanwhile({ from: '09:00' });
  const typed = { from: '10:00', kinds: saw.kinds };
  const { open } = threeWay(reminderChannels, ['from', 'kinds'], { saw, typed, conflict, lists: ['kinds'] });
  expect(open).toEqual([{ key: 'from', mine: '10:00', theirs: '09:00' }]);
});
