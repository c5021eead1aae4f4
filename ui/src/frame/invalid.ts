// What the web view says of a field that is not filled in as it must be: in Vietnamese, whatever its own language.

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const field = (event: Event) => event.target as Partial<Field> | null;

/** Before the web view says something: gives it the words. */
export function say(event: Event): void {
  const own = field(event);
  if (!own?.setCustomValidity || !own.validity || own.validity.customError) return;
  const { min = '', max = '' } = own as HTMLInputElement;
  own.setCustomValidity(own.validity.valueMissing ? 'Ô này còn trống. Nhập rồi làm tiếp.' : `Nhập số từ ${min} đến ${max}.`);
}

/** The field is being mended: it is looked at anew. */
export function mend(event: Event): void {
  field(event)?.setCustomValidity?.('');
}
