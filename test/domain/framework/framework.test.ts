import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openMeasures } from '../../../src/domain/framework/frameworks/open.ts';
import { unitKinds } from '../../../src/domain/framework/measure.ts';
import { isAsked, themes } from '../../../src/domain/framework/themes.ts';
import { quantity } from '../../../src/domain/words/quantity.ts';
import { day } from '../../../src/domain/words/day.ts';
import { measures as declared } from '../../../src/registers/lists/frameworks.ts';

test('there are 17 themes, and the one of the pandemic is retired', () => {
  expect(themes).toHaveLength(17);
  expect(themes.filter((theme) => !isAsked(theme, day('2026-11-20'))).map(({ title }) => title)).toEqual([
    'Supporting communities to deal with Covid-19',
  ]);
  expect(isAsked(themes[16]!, day('2021-01-01'))).toBe(true);
});

test('each theme has a measure, and each measure a theme and codes that exist', () => {
  expect(openMeasures).toHaveLength(30);
  expect(new Set(openMeasures.map(({ theme }) => theme))).toEqual(new Set(themes.map(({ ref }) => ref)));
  const codes = openMeasures.map(({ ref }) => ref);
  expect(new Set(codes).size).toBe(30);
  for (const { stacksWith } of openMeasures) {
    for (const code of stacksWith.split(' ').filter(Boolean)) expect(codes).toContain(code);
  }
});

test('only carbon and the Real Living Wage have a value in pounds, each with source and day', () => {
  const valued = openMeasures.filter(({ proxy }) => proxy !== undefined);
  expect(valued.map(({ ref, proxy }) => [ref, proxy])).toEqual([
    ['OM15', '1'],
    ['OM23', '277.22'],
  ]);
  for (const measure of valued) {
    expect(measure.recordOnly).toBe(false);
    expect(measure.proxySource).toMatch(/\d{4}/);
    expect(measure.proxyAsAt).toBeDefined();
    expect(() => quantity(measure.proxy ?? '')).not.toThrow();
  }
  expect(openMeasures.filter(({ recordOnly }) => recordOnly)).toHaveLength(28);
});

test('the register knows every kind of unit', () => {
  expect(declared.columns.unitKind.choices).toEqual(unitKinds);
});

type Published = {
  measures: {
    code: string;
    theme: string;
    wording: string;
    unitKind: string;
    unitLabel: string;
    localOnly: boolean;
    communityExchange: boolean;
    stacksWith: string[];
    objective: string;
  }[];
};
const file = join(__dirname, '../../../../shared/data/registers/open-measures.json');
if (!existsSync(file)) console.log(`not at hand: ${file}`);
(existsSync(file) ? test : test.skip)(
  'themes and measures are those of the open starter list, word for word',
  () => {
    const { measures } = JSON.parse(readFileSync(file, 'utf8')) as Published;
    const ours = openMeasures.map(
      ({ ref, theme, title, unitKind, unitLabel, localOnly, communityExchange, stacksWith }) => {
        const known = themes.find((each) => each.ref === theme);
        return {
          code: ref,
          theme: known?.title,
          objective: known?.objective,
          wording: title,
          unitKind,
          unitLabel,
          localOnly,
          communityExchange,
          stacksWith: stacksWith.split(' ').filter(Boolean),
        };
      },
    );
    expect(ours).toEqual(
      measures.map(
        ({
          code,
          theme,
          objective,
          wording,
          unitKind,
          unitLabel,
          localOnly,
          communityExchange,
          stacksWith,
        }) => ({
          code,
          theme,
          objective,
          wording,
          unitKind,
          unitLabel,
          localOnly,
          communityExchange,
          stacksWith,
        }),
      ),
    );
  },
);
