// Which part of the settings is shown, kept over a reload: other screens may ask for one.

export const SECTIONS = {
  office: 'Đơn vị, người ký',
  units: 'Phòng chuyên môn',
  fields: 'Lĩnh vực',
  sources: 'Nguồn số liệu',
  deadlines: 'Hạn gửi',
  forms: 'Biểu mẫu',
  backups: 'Sao lưu và khôi phục',
  data: 'Tệp dữ liệu',
};

export type Section = keyof typeof SECTIONS;

const known = (name: string | null): name is Section => name !== null && name in SECTIONS;

class Shown {
  #section = $state<Section>('office');

  constructor() {
    const last = localStorage.getItem('section');
    if (known(last)) this.#section = last;
  }

  get section(): Section {
    return this.#section;
  }

  set section(section: Section) {
    this.#section = section;
    localStorage.setItem('section', section);
  }
}

export const shown = new Shown();
