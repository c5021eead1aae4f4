// The help text cut into what it is made of: headings (#), lists (-), paragraphs. No more Markdown than that.

export type Part = { kind: 'heading' | 'paragraph'; text: string } | { kind: 'list'; lines: string[] };

/** The parts of a help text. */
export function parts(text: string): Part[] {
  const blocks = text.replaceAll('\r\n', '\n').split(/\n{2,}|(?<=^#.*)\n/m);
  return blocks.filter((block) => block.trim()).map((block) => {
    if (block.startsWith('#')) return { kind: 'heading', text: block.replace(/^#+\s*/, '') };
    if (block.startsWith('- ')) {
      return { kind: 'list', lines: block.split(/^- /m).filter(Boolean).map(joined) };
    }
    return { kind: 'paragraph', text: joined(block) };
  });
}

function joined(block: string): string {
  return block.trim().split(/\s*\n\s*/).join(' ');
}
