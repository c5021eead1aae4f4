// Pages as pictures, and their way to the printer: every page on a sheet of its own size, nothing around it.

/** A page: its picture's address, its size in points. */
export interface Leaf {
  url: string;
  width: number;
  height: number;
}

/** A page of a paper, from its SVG. Give it back with `released` when it is no longer shown. */
export function leaf(svg: string): Leaf {
  const { width, height } = size(svg);
  return { url: URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })), width, height };
}

/** Frees the pictures. */
export function released(leaves: Leaf[]): void {
  for (const { url } of leaves) URL.revokeObjectURL(url);
}

/** The size that an SVG page says of itself, in points; A4 when it says none. */
export function size(svg: string): { width: number; height: number } {
  const head = svg.slice(0, svg.indexOf('>'));
  const [, , width, height] = (/viewBox="([^"]*)"/.exec(head)?.[1] ?? '0 0 595.28 841.89').split(/[\s,]+/).map(Number);
  return { width: width || 595.28, height: height || 841.89 };
}

/** Whether a page lies on its side. */
export const lies = ({ width, height }: Leaf): boolean => width > height;

/**
 * How a page stands on its sheet. Where all sheets of a printing must lie the same way (`alike`: the web view of
 * Linux), a page that lies otherwise than the first is turned by a quarter.
 */
export function standing(one: Leaf, first: Leaf, alike: boolean): { sheet: Leaf; turn: string | undefined } {
  if (!alike || lies(one) === lies(first)) return { sheet: one, turn: undefined };
  return { sheet: first, turn: `translateX(${first.width}pt) rotate(90deg)` };
}

/** The page rules of a paper: each size of sheet has a name, and the first one is the printer's own. */
export function rules(leaves: Leaf[]): string {
  const sizes = new Map(leaves.map((one) => [name(one), `size: ${one.width}pt ${one.height}pt; margin: 0`]));
  const [first] = sizes.values();
  return `@page { ${first ?? 'margin: 0'} } ${[...sizes].map(([sheet, says]) => `@page ${sheet} { ${says} }`).join(' ')}`;
}

/** The name of a sheet of a page's size. */
export function name({ width, height }: Leaf): string {
  return `sheet-${Math.round(width)}-${Math.round(height)}`;
}
