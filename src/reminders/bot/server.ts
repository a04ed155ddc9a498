import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerTeams, type BotWorld } from './answer.ts';

const longest = 64 * 1024;

/** The bot's address as a program of its own: `POST /api/messages` on the loopback interface; any free port for 0. */
export async function serveBot(
  world: BotWorld,
  port = 0,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(world, request, response).catch((error: unknown) => {
      console.error('The bot could not answer:', error instanceof Error ? error.message : 'unknown');
      response.writeHead(500).end();
    });
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { port: portOf(server), close: () => closed(server) };
}

async function answer(world: BotWorld, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST' || request.url !== '/api/messages') {
    response.writeHead(404).end();
    return;
  }
  const body = await bodyOf(request);
  if (body === undefined) {
    response.writeHead(413).end();
    return;
  }
  const { status, json } = await answerTeams(world, { authorization: request.headers.authorization, body });
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(json === undefined ? '' : JSON.stringify(json));
}

/** The body as JSON; an empty object when it is none, undefined when it is too long. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    const piece = Buffer.from(part as Uint8Array); // no encoding is set: the stream gives bytes
    length += piece.length;
    if (length > longest) return undefined;
    parts.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return {};
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The bot has no port');
  return address.port;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
