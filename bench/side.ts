import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** One side of a race in a process of its own: a file of the bench that takes orders and answers each. */
export function openSide(file: string, args: readonly string[]): ChildProcess {
  return fork(join(import.meta.dirname, file), args, { execArgv: ['--expose-gc', '--import', 'tsx'] });
}

/** What a side says next, after this order where one is given. */
export function answerOf(child: ChildProcess, order?: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('One side ended before its time.'));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer);
    });
    if (order) child.send(order);
  });
}

/** How many milliseconds a side took for an order. */
export const timed = async (child: ChildProcess, order: object): Promise<number> =>
  Number(await answerOf(child, order));
