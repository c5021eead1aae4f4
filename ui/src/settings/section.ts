// Which part of the settings is shown, kept over a reload: other screens may ask for one.

import { session } from '../session.svelte';

export const SECTIONS = {
  office: 'Đơn vị, người ký',
  units: 'Phòng chuyên môn',
  fields: 'Lĩnh vực',
  sources: 'Nguồn số liệu',
  deadlines: 'Hạn gửi',
  working: 'Ngày nghỉ, ngày làm bù',
  forms: 'Biểu mẫu',
  backups: 'Sao lưu và khôi phục',
  data: 'Tệp dữ liệu',
};

export type Section = keyof typeof SECTIONS;

const remembered = session.remember('section');

/** The part shown. */
export const shown = {
  get section(): Section {
    return remembered.text in SECTIONS ? (remembered.text as Section) : 'office';
  },
  set section(section: Section) {
    remembered.text = section;
  },
};
