/**
 * The modules that a TypeScript file imports, types included, as they are written in it. `import(module)` is the
 * worker thread, which runs the task that it is given.
 */
export function importsOf(text: string): string[] {
  const code = withoutComments(text);
  const found = [
    ...code.matchAll(/^(?:import|export)\s[^;"]*?\sfrom\s+"([^"]+)"(?: with \{[^}]*\})?;$/gm),
    ...code.matchAll(/^import\s+"([^"]+)";$/gm),
    ...code.matchAll(/\bimport\(\s*"([^"]+)"/g),
  ].map((match) => match[1] ?? "");
  const statements = [
    ...code.matchAll(/^import\b|^export\s+(?:type\s+)?[{*][^;]*\sfrom\s|\bimport\((?!module\))/gm),
  ];
  if (statements.length !== found.length) {
    throw new Error(`${statements.length} imports, of which ${found.length} are understood`);
  }
  return found;
}

/** Good for searching, not for running: text that looks like a comment inside a string goes too. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");
}
