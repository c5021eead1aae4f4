// A help text cut into chapters: a heading (#), then lines, of which those with a dash are a list.
// No more Markdown than that.

export interface Chapter {
  heading: string;
  lines: string[];
}

/** The chapters of a help text. */
export function chapters(text: string): Chapter[] {
  const parts = text.replaceAll('\r\n', '\n').split(/^# /m).slice(1);
  return parts.map((part) => {
    const [heading = '', ...lines] = part.trim().split(/\n+(?:- )?/);
    return { heading, lines };
  });
}
