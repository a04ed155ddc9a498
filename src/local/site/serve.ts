import { createReadStream, existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { type Server as SecureServer, createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { constants, createBrotliCompress } from 'node:zlib';

/** What one local web site serves, and how. */
export type SiteOptions = {
  /** The folder with the built files. */
  readonly folder: string;
  /** 0 = any free port. */
  readonly port: number;
  /** Headers of an answer by its path, as the deployed site sends them. */
  readonly headers: (path: string) => Readonly<Record<string, string>>;
  /** Answers made here instead of files, by path: "/settings.json". */
  readonly made?: Readonly<Record<string, () => unknown>>;
  /** Scripts put before all others into every page that a person opens by itself (not inside a frame). */
  readonly scripts?: readonly string[];
  /** Further files by path, outside the folder: what only the local tenant needs. */
  readonly files?: Readonly<Record<string, string>>;
  /** Further folders by the beginning of their path: "/office-js/". */
  readonly folders?: Readonly<Record<string, string>>;
  /** Changes a page on its way out; undefined leaves it as it is. */
  readonly rewrite?: (page: URL, html: string) => string | undefined;
  /** Key and certificate, for https. */
  readonly tls?: { readonly key: string; readonly cert: string };
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** A web server for built files on the loopback interface; pages that are not files get index.html. */
export async function serveSite(options: SiteOptions): Promise<{ port: number; close(): Promise<void> }> {
  const listen = (request: IncomingMessage, response: ServerResponse) => {
    answer(options, request, response).catch(() => {
      response.writeHead(500).end();
    });
  };
  const server = options.tls ? createSecureServer(options.tls, listen) : createServer(listen);
  await listening(server, options.port);
  const { port } = server.address() as AddressInfo; // a TCP server's address is never text
  return {
    port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function listening(server: Server | SecureServer, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done());
  });
}

async function answer(
  options: SiteOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = url.pathname;
  for (const [name, value] of Object.entries(options.headers(path))) response.setHeader(name, value);
  if (!isOurName(request.headers.host)) return end(response, 421, 'This server answers on localhost only.');
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'Only GET and HEAD.');
  const made = options.made?.[path];
  if (made) {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    return void response.writeHead(200).end(JSON.stringify(made()));
  }
  const file = options.files?.[path] ?? inFolders(options, path) ?? fileFor(options.folder, path);
  if (!file) return end(response, 404, 'Not found.');
  if (file.endsWith('.html')) return sendPage(options, file, url, response);
  return sendFile(file, url, request, response);
}

function isOurName(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');
}

function end(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(words);
}

function inFolders({ folders }: SiteOptions, path: string): string | undefined {
  const [start, folder] = Object.entries(folders ?? {}).find(([each]) => path.startsWith(each)) ?? [];
  if (start === undefined || folder === undefined) return undefined;
  const whole = normalize(join(folder, decodeURIComponent(path.slice(start.length))));
  return whole.startsWith(normalize(folder)) && existsSync(whole) && statSync(whole).isFile()
    ? whole
    : undefined;
}

/** The file for a path; a path without an extension is a page of the product. */
function fileFor(folder: string, path: string): string | undefined {
  const whole = normalize(join(folder, decodeURIComponent(path)));
  if (!whole.startsWith(normalize(folder))) return undefined;
  if (existsSync(whole) && statSync(whole).isFile()) return whole;
  if (extname(path) === '' || path.endsWith('/')) {
    const page = join(folder, `${path.replace(/^\//, '')}.html`);
    return existsSync(page) ? page : join(folder, 'index.html');
  }
  return undefined;
}

async function sendPage(
  options: SiteOptions,
  file: string,
  url: URL,
  response: ServerResponse,
): Promise<void> {
  const read = await readFile(file, 'utf8');
  const rewritten = options.rewrite?.(url, read);
  const tags = (options.scripts ?? []).map((address) => `<script defer src="${address}"></script>`).join('');
  response.setHeader('Cache-Control', 'no-cache');
  response.writeHead(200, { 'Content-Type': types['.html'] });
  response.end(rewritten ?? read.replace('<head>', `<head>${tags}`));
}

function sendFile(file: string, url: URL, request: IncomingMessage, response: ServerResponse): void {
  const hashed = /\.[0-9a-f]{8}\./.test(file) || url.searchParams.has('v');
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
  const compress =
    /\bbr\b/.test(String(request.headers['accept-encoding'] ?? '')) && /\.(js|json|css|svg|wasm)$/.test(file);
  if (!compress) {
    response.writeHead(200);
    createReadStream(file).pipe(response);
    return;
  }
  response.setHeader('Content-Encoding', 'br');
  response.setHeader('Vary', 'Accept-Encoding');
  response.writeHead(200);
  const brotli = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  createReadStream(file).pipe(brotli).pipe(response);
}
