import { buttonSaying } from './page.ts';

/** What somebody wrote beneath a card, as the local tenant tells it. */
export type Reply = {
  readonly id: string;
  readonly sender: string;
  readonly created: string;
  readonly text: string;
};

/** What is being written beneath cards, by the post: it outlives a card that is written over meanwhile. */
export type Drafts = Map<string, string>;

type Thread = {
  readonly post: string;
  readonly replies: readonly Reply[];
  readonly drafts: Drafts;
  /** How the instant of a reply reads. */
  readonly when: (instant: string) => string;
  readonly send: (text: string) => Promise<void>;
};

/** The thread of a card: its replies, and a place to write another. */
export function drawThread(thread: Thread): HTMLElement {
  const box = Object.assign(document.createElement('div'), { className: 'thread' });
  const list = document.createElement('ol');
  list.setAttribute('aria-label', 'Replies');
  list.append(...thread.replies.map((reply) => drawReply(reply, thread.when(reply.created))));
  box.append(...(thread.replies.length > 0 ? [list] : []));
  const button = buttonSaying('Reply', () => write().focus());
  /** Puts the place to write where the button was; gives what is typed into. */
  const write = (): HTMLElement => {
    const words = wordsOf(thread);
    const form = drawWriting(thread, words, () => form.replaceWith(button));
    button.replaceWith(form);
    return words;
  };
  box.append(button);
  if (thread.drafts.has(thread.post)) write();
  return box;
}

function drawReply({ sender, text }: Reply, when: string): HTMLElement {
  const item = document.createElement('li');
  const who = Object.assign(document.createElement('strong'), { textContent: sender });
  const time = Object.assign(document.createElement('time'), { textContent: when });
  const words = Object.assign(document.createElement('p'), { textContent: text });
  item.append(who, ' ', time, words);
  return item;
}

function wordsOf({ post, drafts }: Thread): HTMLTextAreaElement {
  const words = document.createElement('textarea');
  Object.assign(words, { rows: 2, maxLength: 4_000, value: drafts.get(post) ?? '' });
  words.setAttribute('aria-label', 'Your reply');
  drafts.set(post, words.value);
  words.addEventListener('input', () => void drafts.set(post, words.value));
  return words;
}

function drawWriting(
  { post, drafts, send }: Thread,
  words: HTMLTextAreaElement,
  closed: () => void,
): HTMLFormElement {
  const form = document.createElement('form');
  const end = (): void => {
    drafts.delete(post);
    closed();
  };
  const submit = Object.assign(document.createElement('button'), {
    className: 'main',
    textContent: 'Post reply',
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (words.value.trim() === '') words.focus();
    else send(words.value).then(end, () => undefined);
  });
  form.append(words, submit, ' ', buttonSaying('Cancel', end));
  return form;
}
