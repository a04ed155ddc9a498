import { makeStyles, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Standing } from '../../domain/checklist/decisions.ts';

const useStyles = makeStyles({ doubt: { marginBottom: '16px' } });

/** Decisions that do not count as they stand, each with the reason. */
export function Doubts({ standing }: { standing: Standing }) {
  const styles = useStyles();
  return standing.doubts.map((doubt) => (
    <MessageBar
      key={`${doubt.decision.id} ${doubt.tell}`}
      intent="warning"
      layout="multiline"
      className={styles.doubt}
    >
      <MessageBarBody>{doubt.tell}</MessageBarBody>
    </MessageBar>
  ));
}
