// What the names of the core are called on the screen.
import type { Comparison, NodeKind, Numbering, PlanKind, Role, Span } from '../types/door';

/** In the usual order of an appendix. */
export const ROLES: Record<Role, string> = {
  label: 'TT',
  content: 'Nội dung',
  time: 'Thời gian',
  lead: 'Đơn vị chủ trì',
  coordinating: 'Đơn vị phối hợp',
  result: 'Kết quả',
  note: 'Ghi chú',
};

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

export const KINDS: Record<NodeKind, string> = { section: 'Mục', group: 'Nhóm', task: 'Nhiệm vụ' };

export const kinds = Object.keys(KINDS) as NodeKind[];

export const ABOUT: Record<PlanKind, string> = {
  control: 'Kiểm soát thủ tục hành chính',
  reform: 'Cải cách hành chính',
  inspection: 'Kiểm tra',
  other: 'Khác',
};

export const abouts = Object.entries(ABOUT);

export const COMPARISONS: Record<Comparison, string> = {
  at_least: 'ít nhất',
  above: 'trên',
  exactly: 'bằng',
  at_most: 'nhiều nhất',
  below: 'dưới',
};

export const SPANS: Record<Span, string> = {
  week: 'tuần',
  month: 'tháng',
  quarter: 'quý',
  half: '6 tháng',
  nine_months: '9 tháng',
  year: 'năm',
};

export const NUMBERINGS: Record<Numbering, [words: string, example: string]> = {
  nested: ['Theo từng mục', 'I, II; trong mỗi mục 1, 2; rồi 1.1, 1.2'],
  running: ['Liên tục cả phụ lục', 'I, II; nhiệm vụ 1, 2, 3 … không bắt đầu lại ở mục sau'],
  dashes: ['Gạch đầu dòng', 'I, II; 1, 2; trong cùng là dấu “-”'],
};
