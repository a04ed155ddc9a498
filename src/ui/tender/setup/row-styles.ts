import { makeStyles } from '@fluentui/react-components';

/** The look of one line of the set-up: what it is, what is said of it, and what can be done. */
export const useRowStyles = makeStyles({
  row: { display: 'flex', flexDirection: 'column', gap: '4px', padding: '8px 0' },
});
