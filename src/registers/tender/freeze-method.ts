import { checkMethod } from '../../domain/tender/file.ts';
import { methodText } from '../../domain/tender/method.ts';
import { problem } from '../../domain/words/problem.ts';
import type { Sha256 } from '../../domain/words/sha256.ts';
import { approvals } from './approvals.ts';
import { record } from './audit.ts';
import type { Desk } from './desk.ts';
import { done, fromSaved, type Done } from './done.ts';
import { frozenMethod, hashesNow, methodDocument, publishedText } from './method.ts';
import { openOwn } from './set-up.ts';
import type { RowOf, Work } from './work.ts';

/**
 * Freezes the method as the rows have it, under its hash. It must have been approved by a second person (approval of
 * kind `method` about this very hash). A later version needs a reason, which bidders must be told.
 */
export async function freezeMethod(
  desk: Desk,
  ref: string,
  reason = '',
): Promise<Done<RowOf<'tenderMethods'>>> {
  const opened = await openOwn(desk, ref);
  if (opened.kind !== 'done') return opened;
  const work = opened.value;
  const checked = checkMethod(methodDocument(work));
  if (checked.kind === 'problems') return checked;
  const now = await hashesNow(work, desk.sha256);
  const approver = methodApprover(work, now.hash);
  if (approver === undefined)
    return problem('Approver', 'A second person has to approve this method first, as it stands now.');
  const last = frozenMethod(work);
  const same = last?.values.hash === now.hash && last.values.publishedHash === now.publishedHash;
  if (last && same) return done(last);
  if (last && reason.trim() === '')
    return problem(
      'Reason',
      'The method is published. Give the reason for changing it; bidders must be told.',
    );
  const version = (last?.values.version ?? 0) + 1;
  const saved = await desk.registers.tenderMethods.add(
    {
      title: `${ref}, method ${version}`,
      tender: ref,
      version,
      ...(await frozenTexts(work, desk.sha256)),
      approver,
      reason,
    },
    `${ref}/method/${version}`,
  );
  const row = fromSaved(saved, desk.registers.tenderMethods.declaration, desk.saving);
  if (row.kind !== 'done') return row;
  const event = await record(desk, ref, {
    action: 'method frozen',
    list: 'TenderMethods',
    ref: `${ref}/method/${version}`,
    after: JSON.stringify(now),
    reason,
  });
  return event.kind === 'fault' ? event : row;
}

/** Who approved the method of this hash, other than the owner of the tender. */
export function methodApprover(
  work: Pick<Work, 'tender' | 'tenderApprovals'>,
  hash: string,
): string | undefined {
  return approvals(work, 'method', hash).at(-1)?.created.by.upn;
}

/** What is kept of a method when it is frozen: its texts and their hashes. */
export async function frozenTexts(
  work: Pick<Work, 'tender' | 'tenderCriteria' | 'tenderMeasures'>,
  sha256: Sha256,
): Promise<Pick<RowOf<'tenderMethods'>['values'], 'hash' | 'publishedHash' | 'text' | 'published'>> {
  const text = methodText(methodDocument(work));
  return { ...(await hashesNow(work, sha256)), text, published: publishedText(work) };
}
