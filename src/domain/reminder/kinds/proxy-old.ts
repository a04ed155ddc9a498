import type { Day } from '../../words/day.ts';
import type { Facts, Moment } from '../facts.ts';
import type { Due, Kind } from '../kind.ts';
import { monthsAfter, reached } from '../step.ts';

/** Proxy values of a framework that are older than a year: one row a framework, however many measures it has. */
export const proxyOld = {
  key: 'proxy-old',
  label: 'Old proxy values',
  about: 'When proxy values of a framework are older than 12 months.',
  buttons: ['done', 'snooze', 'take on'],
  due(facts: Facts, { today }: Moment): readonly Due[] {
    const steps = [monthsAfter(12, today)];
    const old = new Map<string, { count: number; oldest: Day }>();
    for (const { framework, proxyAsAt } of facts.measures) {
      if (proxyAsAt === undefined || reached(steps, proxyAsAt) === undefined) continue;
      const so = old.get(framework) ?? { count: 0, oldest: proxyAsAt };
      so.count += 1;
      if (proxyAsAt < so.oldest) so.oldest = proxyAsAt;
      old.set(framework, so);
    }
    return [...old].map(([framework, { count, oldest }]) => ({
      kind: 'proxy-old',
      subject: framework,
      stage: '+12m',
      period: oldest,
      title: `Proxy values, ${framework}`,
      audience: 'owner',
      standing: { kind: 'said', tone: 'soon', words: `Check, ${count} older than 12 months` },
      place: '/',
    }));
  },
} as const satisfies Kind;
