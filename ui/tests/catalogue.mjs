// The catalogue of a ward, for the tests that need one.

import { join } from "node:path";
import { ROOT, ward } from "./harness.mjs";

/** Forty procedures in six fields, as a ward has them. */
export const FORTY = join(ROOT, "tests/data/procedures/danh-muc-40.csv");

/** Takes a catalogue in through the door; what the office does not have is done with so. */
export async function take(call, path, act) {
  const { fields } = await call("procedures_read", { path, choices: { fields: [], ended: [] } });
  const choices = { fields: fields.filter(({ open }) => open).map(({ key }) => ({ key, act })), ended: [] };
  await call("procedures_apply", { path, choices });
}

export async function catalogued(call) {
  await ward(call);
  await take(call, FORTY, "add");
}
