// The keys of the whole window: those the web view would take for itself are kept from it, and the zoom.

/** Keys of the web view (reload, find, print, back, caret browsing) that must not do what a browser does. */
export function isBrowserKey(event: KeyboardEvent): boolean {
  const { key } = event;
  if (event.altKey) return key === 'ArrowLeft' || key === 'ArrowRight';
  if (event.ctrlKey) return ['r', 'f', 'p', 'g', 'j', 'u', 'o', 's', 'd', 'e', 'k', '+', '=', '-', '0'].includes(key.toLowerCase());
  if (key === 'Backspace') return !isTyped(event.target);
  return ['F1', 'F3', 'F5', 'F6', 'F7', 'F8', 'F9'].includes(key);
}

/** Whether an element takes text. */
export function isTyped(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}

/** Whether a dialog stands in front: then the keys of the screen behind it rest. */
export function isCovered(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

const steps = [90, 100, 110, 125, 150];

/** The zoom after one step up or down, in percent. */
export function zoomed(now: number, by: 1 | -1 | 0): number {
  if (by === 0) return 100;
  const next = by > 0 ? steps.find((step) => step > now) : steps.findLast((step) => step < now);
  return next ?? now;
}

/** A list of keys by place, for the list of keys. */
export const keyList: { place: string; keys: [string, string][] }[] = [
  {
    place: 'Trong bảng số liệu',
    keys: [
      ['Gõ số', 'Thay giá trị của ô'],
      ['F2', 'Sửa trong ô (hoặc nhấn đúp)'],
      ['Enter', 'Ghi và xuống dòng; sau khi Tab thì về cột đầu'],
      ['Tab / Shift+Tab', 'Ô nhập kế tiếp / trước'],
      ['Esc', 'Bỏ phần đang gõ'],
      ['Delete', 'Xóa trắng ô (không phải số 0)'],
      ['Ctrl+C / Ctrl+X / Ctrl+V', 'Sao chép / cắt / dán khối ô với Excel'],
      ['Ctrl+D / Ctrl+R', 'Điền xuống / điền sang phải'],
      ['Ctrl+Z / Ctrl+Y', 'Hoàn tác / làm lại'],
      ['Ctrl+;', 'Ngày hôm nay (cột chữ)'],
      ['Ctrl+F2', 'Ghi chú của ô'],
      ['Shift+mũi tên, kéo chuột', 'Chọn nhiều ô'],
      ['Ctrl+Home / Ctrl+End', 'Ô đầu / ô cuối của bảng'],
    ],
  },
  {
    place: 'Biểu và kỳ',
    keys: [
      ['F3 / Shift+F3', 'Lỗi, cảnh báo kế tiếp / trước'],
      ['F5', 'Thêm dòng'],
      ['F6', 'Xóa dòng'],
      ['Alt+↑ / Alt+↓', 'Chuyển dòng lên / xuống'],
      ['F7 / F8', 'Kỳ trước / kỳ sau'],
      ['F9', 'Kiểm tra'],
      ['Ctrl+PageUp / Ctrl+PageDown', 'Biểu trước / biểu sau'],
      ['Ctrl+E', 'Xuất Excel'],
      ['Ctrl+S', 'Mọi thay đổi đã được ghi sẵn'],
    ],
  },
  {
    place: 'Cả cửa sổ',
    keys: [
      ['Alt+1 … Alt+4', 'Tổng quan, Số liệu, Báo cáo, Thiết lập'],
      ['Ctrl+F', 'Tìm'],
      ['F1', 'Hướng dẫn'],
      ['? hoặc Ctrl+K', 'Danh sách phím này'],
      ['Ctrl + / Ctrl −', 'Phóng to / thu nhỏ (90–150 %)'],
    ],
  },
];
