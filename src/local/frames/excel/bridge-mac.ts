// Put before Excel's library by the local server only, never by the deployed site. It plays the part of the
// script-message handler that the container of Excel for Mac has: text goes to the frame, answers come back by name.
import { frameOrigin, giveNestedSignIn, hear } from './bridge-nested.ts';

const frame = frameOrigin();
giveNestedSignIn(frame);
Object.assign(window, {
  webkit: {
    messageHandlers: {
      Agave: { postMessage: (text: string) => window.parent.postMessage({ agave: text }, frame) },
    },
  },
});

hear(frame, (data) => {
  const reply = data['agaveReply'] as { name: string; id: unknown; payload: unknown } | undefined; // door-mac.ts
  if (!reply) return;
  // The name is the one that the library itself asked to be called by.
  const named = reply.name.split('.').reduce((owner: unknown, part) => Object(owner)[part], window); // a path of names
  if (typeof named === 'function') named(reply.id, reply.payload);
});
