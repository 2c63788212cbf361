import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** A server of the built site, and how to stop it. */
export interface Served {
  /** `http://localhost:PORT`, without a slash at the end. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Where the site is built to; `HOSTLAB_SITE` names another folder, with a slash at its end. */
export const siteFolder: string =
  process.env['HOSTLAB_SITE'] ?? fileURLToPath(new URL('../../../site/dist/', import.meta.url));

/** Serves a folder of files on a port of its own; what is not there is 404.html. */
export async function serve(folder: string = siteFolder): Promise<Served> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const wanted = join(folder, normalize(decodeURIComponent(pathname)));
    const found = fileAt(wanted) ?? fileAt(join(wanted, 'index.html'));
    const file = found ?? join(folder, '404.html');
    response.writeHead(found === undefined ? 404 : 200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
    });
    createReadStream(file).pipe(response);
  });
  // Whoever keeps a connection may use it again at any time.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    origin: `http://localhost:${String(address.port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fileAt(path: string): string | undefined {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? path : undefined;
}
