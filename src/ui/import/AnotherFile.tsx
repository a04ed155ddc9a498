import { Button } from '@fluentui/react-components';
import { useGo } from '../app/world.ts';
import { session } from './session.ts';

/** Starts another import. */
export function AnotherFile() {
  const go = useGo();
  return (
    <Button
      size="large"
      onClick={() => {
        session.start();
        go('/contracts/import/file');
      }}
    >
      Import another file
    </Button>
  );
}
