import { memo } from 'react';
import type { Need } from '../../domain/contract/need.ts';
import type { Next } from '../../domain/contract/register-line.ts';
import { useLook } from '../parts/look.ts';
import { Status } from '../parts/Status.tsx';
import { needWords } from './words.ts';

/** Where the social value of a contract stands. */
export const NeedStatus = memo(function NeedStatus({ need }: { need: Need }) {
  const look = useLook();
  const { tone, words } = needWords[need];
  return tone ? <Status tone={tone}>{words}</Status> : <span className={look.quiet}>{words}</span>;
});

/** What comes next for a contract; tinted only when somebody is needed, and what stands `beside` does not say so yet. */
export function NextStatus({ next, beside }: { next: Next; beside?: Need }) {
  const look = useLook();
  if (next.tone === 'plain' || beside === 'missing' || beside === 'returned')
    return <span className={next.words === 'Nothing due' ? look.quiet : undefined}>{next.words}</span>;
  return <Status tone={next.tone}>{next.words}</Status>;
}
