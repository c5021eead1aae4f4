// The parts of the place Hồ sơ, and which of them the officer saw last.
import { session } from '../session.svelte';

export const PARTS = { dossiers: 'Hồ sơ', lists: 'Danh sách đã nhập', procedures: 'Danh mục thủ tục', counts: 'Thống kê' };

export type Part = keyof typeof PARTS;

const last = session.remember('dossiers');

export const shown = {
  get part(): Part {
    return last.text in PARTS ? (last.text as Part) : 'lists';
  },
  set part(part: Part) {
    last.text = part;
  },
};
