// What the officer typed into a form that is sent.

/** The texts of a sent form by the names of its fields: in NFC, without blanks around. The page stays. */
export function said(event: SubmitEvent): Record<string, string> {
  event.preventDefault();
  const texts = new FormData(event.currentTarget as HTMLFormElement);
  return Object.fromEntries([...texts].map(([name, text]) => [name, String(text).normalize('NFC').trim()]));
}
