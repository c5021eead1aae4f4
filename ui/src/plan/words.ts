// What the names of the core are called on the screen: its own words, and how they are laid out here.
import { ABOUTS, KINDS, ROLES } from '../types/door';
import type { NodeKind, Numbering, PlanKind, Role } from '../types/door';

export { ABOUTS, COMPARISONS, FINDING_TITLES, HEADINGS, KINDS, LEVELS, ROLES, SPANS, YEARS } from '../types/door';

/** In the usual order of an appendix. */
export const roles = Object.keys(ROLES) as Role[];

/** How wide their columns are on the screen. */
export const WIDTHS: Record<Role, string> = {
  label: '46px',
  content: '32%',
  time: '15%',
  lead: '16%',
  coordinating: '15%',
  result: '19%',
  note: '12%',
};

export const kinds = Object.keys(KINDS) as NodeKind[];

export const abouts = Object.entries(ABOUTS) as [PlanKind, string][];

export const NUMBERINGS: Record<Numbering, [words: string, example: string]> = {
  nested: ['Theo từng mục', 'I, II; trong mỗi mục 1, 2; rồi 1.1, 1.2'],
  running: ['Liên tục cả phụ lục', 'I, II; nhiệm vụ 1, 2, 3 … không bắt đầu lại ở mục sau'],
  dashes: ['Gạch đầu dòng', 'I, II; 1, 2; trong cùng là dấu “-”'],
};
