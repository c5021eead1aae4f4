// What the names of the core are called on the screen: its own words, and how they are laid out here.
import { ABOUTS, FATES, HEADING_KINDS, KINDS, NUMBERINGS, ROLES } from '../types/door';
import type { ColumnUse, Fate, HeadingKind, NodeKind, Numbering, PlanColumn, PlanKind, Role } from '../types/door';

export { ABOUTS, COLUMN_USES, COMPARISONS, DAY_KINDS, FINDING_TITLES, HEADINGS, KINDS, LEVELS, ROLES, SCHEDULE_KINDS, SPANS, YEARS } from '../types/door';

/** In the usual order of an appendix. */
export const roles = Object.keys(ROLES) as Role[];

/** A column of the office's own: only its heading says what it holds. */
export const isFurther = (role: ColumnUse) => role.startsWith('further');

/** What a column is called: one of the office's own by its heading. */
export const columnName = ({ role, heading }: PlanColumn) => (isFurther(role) ? heading : ROLES[role]);

/** The first column of the office's own that is still free; none when all are taken. */
export const freeFurther = (taken: readonly (ColumnUse | null)[]) => roles.find((role) => isFurther(role) && !taken.includes(role));

/** How wide their columns are on the screen. */
export const WIDTHS: Record<Role, string> = {
  label: '46px',
  content: '32%',
  time: '15%',
  lead: '16%',
  coordinating: '15%',
  result: '19%',
  note: '12%',
  further1: '12%',
  further2: '12%',
  further3: '12%',
  further4: '12%',
  further5: '12%',
  further6: '12%',
};

export const kinds = Object.keys(KINDS) as NodeKind[];

export const abouts = Object.entries(ABOUTS) as [PlanKind, string][];

export const fates = Object.entries(FATES) as [Fate, string][];

export const headingKinds = Object.entries(HEADING_KINDS) as [HeadingKind, string][];

export const numberings = Object.entries(NUMBERINGS) as [Numbering, string][];
