import { makeStyles } from '@fluentui/react-components';

/** What a field shows of its problem; nothing when there is none. */
export function fieldProblem(tell: string | undefined) {
  return tell === undefined ? {} : { validationMessage: tell, validationState: 'error' as const };
}

/** Classes of the boxes of an answer. */
export const useBoxes = makeStyles({
  area: { '& > textarea': { fieldSizing: 'content', minHeight: '92px', maxHeight: 'none' } },
  day: { width: '240px', maxWidth: '100%' },
  number: { width: '176px', maxWidth: '100%' },
});
