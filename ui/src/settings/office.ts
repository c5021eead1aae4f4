// The texts of the office, each with what such a text looks like. Used by the settings and the first start.

import type { Office } from '../types/door';

export interface OfficeText {
  key: keyof Office;
  label: string;
  example: string;
}

export const OFFICE: OfficeText[] = [
  { key: 'ward', label: 'Tên phường, xã', example: 'Đông Hải' },
  { key: 'body', label: 'Cơ quan ban hành', example: 'UBND phường Đông Hải' },
  { key: 'superior', label: 'Cơ quan cấp trên', example: 'UBND thành phố Hải Phòng' },
  { key: 'centre', label: 'Trung tâm', example: 'Trung tâm Phục vụ hành chính công phường Đông Hải' },
  { key: 'place', label: 'Địa danh ở dòng ngày tháng', example: 'Đông Hải (in: Đông Hải, ngày … tháng … năm …)' },
  { key: 'symbol', label: 'Ký hiệu văn bản', example: 'BC-UBND' },
];

export const REPORTING: OfficeText[] = [
  { key: 'reporting_unit', label: 'Đơn vị báo cáo', example: 'UBND phường Đông Hải' },
  { key: 'receiving_unit', label: 'Đơn vị nhận báo cáo', example: 'Văn phòng UBND thành phố Hải Phòng' },
];

export const SIGNERS: OfficeText[] = [
  { key: 'preparer', label: 'Người lập biểu', example: 'Nguyễn Văn Mẫu' },
  { key: 'signer_title', label: 'Chức danh người ký', example: 'TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH (dấu / xuống dòng)' },
  { key: 'signer', label: 'Họ tên người ký', example: 'Trần Thị Mẫu' },
];
