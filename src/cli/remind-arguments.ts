import { parseArgs } from 'node:util';
import { londonInstant } from '../domain/words/london.ts';
import { isDay } from '../domain/words/day.ts';

/** What the command was asked to do. */
export type Asked = {
  readonly now: Date;
  readonly dryRun: boolean;
  readonly json: boolean;
  /** The folder for the copy of the lists. */
  readonly copy?: string;
};

const usage = `Usage: npm run remind [-- --now DATE] [--dry-run] [--json] [--copy FOLDER]
  --now      the day to decide for (2026-12-04, at noon in London) or an instant (2026-12-04T08:30:00Z)
  --dry-run  says what would be posted; posts, claims and writes nothing
  --json     prints the result as JSON
  --copy     a folder that keeps what was read, so that the next run asks only what changed; or GM_COPY`;

/** What was asked; a sentence when it cannot be understood. */
export function readArguments(args: readonly string[], clock: Date): Asked | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        now: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        copy: { type: 'string' },
      },
    });
    const now = values.now === undefined ? clock : instantOf(values.now);
    if (now === undefined) return `“${values.now ?? ''}” is no day. Write it as 2026-12-04.\n${usage}`;
    const copy = values.copy === undefined ? {} : { copy: values.copy };
    return { now, dryRun: values['dry-run'], json: values.json, ...copy };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${usage}`;
  }
}

function instantOf(text: string): Date | undefined {
  if (isDay(text)) return londonInstant(text, '12:00');
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) || !isDay(text.slice(0, 10)) ? undefined : instant;
}
