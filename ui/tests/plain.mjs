// Loads modules of the page into Node.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { createServer } from 'vite';

/** The pure TypeScript module at a path below `src`: one that imports only types. */
export async function plain(path) {
  const source = await readFile(new URL(`../src/${path}`, import.meta.url), 'utf8');
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true };
  const { outputText } = ts.transpileModule(source, { compilerOptions: options });
  return import(`data:text/javascript,${encodeURIComponent(outputText)}`);
}

/** The module at a path below `src` with all that it imports; what it calls state is a plain value here. */
export async function whole(path) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const server = { middlewareMode: true, hmr: false, ws: false, watch: null };
  const vite = await createServer({ root, server, appType: 'custom', optimizeDeps: { noDiscovery: true }, logLevel: 'error' });
  try {
    return await vite.ssrLoadModule(`/src/${path}`);
  } finally {
    await vite.close();
  }
}
