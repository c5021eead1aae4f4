// Loads a pure TypeScript module of the page, one that imports only types.
import { readFile } from 'node:fs/promises';
import ts from 'typescript';

/** The module at a path below `src`. */
export async function plain(path) {
  const source = await readFile(new URL(`../src/${path}`, import.meta.url), 'utf8');
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true };
  const { outputText } = ts.transpileModule(source, { compilerOptions: options });
  return import(`data:text/javascript,${encodeURIComponent(outputText)}`);
}
