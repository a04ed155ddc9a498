import type { Fault } from '../../domain/words/outcome.ts';
import { record, text } from './members.ts';

/** One answer of the service, or of one part of a batch. Status 0: no answer came at all. */
export type Answer = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON of the body, or its bytes where those were wanted; undefined when there is none, or it is no JSON. */
  readonly body: unknown;
};

/** No answer at all: the network is gone, or the answer was lost on the way. */
export const silence: Answer = { status: 0, headers: {}, body: undefined };

export function isGood({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

/** Whether the same call may succeed later: nothing is wrong with it. */
export function isPassing({ status }: Answer): boolean {
  return (
    status === 0 ||
    status === 408 ||
    status === 423 ||
    status === 429 ||
    status === 509 ||
    isServerTrouble(status)
  );
}

function isServerTrouble(status: number): boolean {
  return status >= 500 && status !== 501 && status !== 505 && status !== 507;
}

/** Graph's own code for the trouble: "accessDenied". Messages are for people and are never branched on. */
export function codeOf({ body }: Answer): string {
  return text(record(record(body)['error'])['code']);
}

function codeLine(answer: Answer): string {
  const error = record(record(answer.body)['error']);
  const inner = record(error['innerError'] ?? error['innererror']);
  const id = text(inner['request-id']) || (answer.headers['request-id'] ?? '');
  return [answer.status === 0 ? 'no answer' : String(answer.status), codeOf(answer), id]
    .filter((part) => part !== '')
    .join(' · ');
}

/** The answer as a fault that a person can act on. `what` names the thing asked for: "the list Contracts". */
export function faultOf(answer: Answer, what: string): Fault {
  return { ...wording(answer, what), code: codeLine(answer) };
}

function wording(answer: Answer, what: string): Omit<Fault, 'code'> {
  const { status } = answer;
  if (status === 429 || status === 408 || status === 423 || status === 509 || isServerTrouble(status)) {
    return {
      kind: 'busy',
      tell: `SharePoint is too busy to answer about ${what}.`,
      mend: 'Wait a minute, then try again.',
    };
  }
  return byStatus(what)[status] ?? strange(answer, what);
}

function byStatus(what: string): Readonly<Record<number, Omit<Fault, 'code'>>> {
  const gone = {
    kind: 'not-found',
    tell: `SharePoint cannot find ${what}. Somebody may have deleted it.`,
    mend: 'Load the page again. If it is still missing, ask IT to look in the recycle bin of the site.',
  } as const;
  return {
    0: {
      kind: 'offline',
      tell: `No answer came from SharePoint about ${what}.`,
      mend: 'Check your connection, then try again.',
    },
    401: {
      kind: 'not-signed-in',
      tell: 'Your sign-in has run out.',
      mend: 'Sign in again. What you wrote is kept.',
    },
    403: {
      kind: 'no-right',
      tell: `You may not do this with ${what}.`,
      mend: 'Ask the owner of the SharePoint site for the right to it.',
    },
    404: gone,
    410: gone,
    413: {
      kind: 'too-large',
      tell: `This is too large for ${what}.`,
      mend: 'Shorten the text or make the file smaller, then try again.',
    },
    507: {
      kind: 'full',
      tell: `There is no room left for ${what}.`,
      mend: 'Ask IT to free space on the SharePoint site, then try again.',
    },
  };
}

function strange(answer: Answer, what: string): Omit<Fault, 'code'> {
  if (answer.status >= 400 && answer.status < 500) {
    return {
      kind: 'refused',
      tell: `SharePoint did not accept this for ${what}.`,
      mend: 'Copy your text, load the page again and enter it once more. If it is refused again, give the code to IT.',
    };
  }
  return {
    kind: 'strange',
    tell: `SharePoint gave an answer about ${what} that this product does not know.`,
    mend: 'Try again. If it happens again, give the code to IT.',
  };
}

/** A list view threshold: more rows than SharePoint filters at once. */
export function thresholdFault(answer: Answer, what: string): Fault {
  return {
    kind: 'too-large',
    tell: `${what} has more rows than SharePoint can filter at once (5,000).`,
    mend: 'Ask IT to run the provisioning command with --repair: a column has lost its index.',
    code: codeLine(answer),
  };
}

/** A link that leads away from the tenant's own address. */
export function strayLink(what: string): Fault {
  return {
    kind: 'strange',
    tell: `The next page of ${what} was said to be at another address. It was not opened.`,
    mend: 'Try again. If it happens again, tell IT: something between you and SharePoint changes its answers.',
    code: 'stray link',
  };
}
