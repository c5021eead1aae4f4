// Letters without case and accents, to find in a list at hand what is being typed. Whether two words are the same the core says.

export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
}
