import { NOT_TICKED, OPTION_LABELS, TICKED } from "../../config/option-labels.ts";
import { words } from "../scoring/reading/fold.ts";
import { remember } from "../scoring/remember.ts";

/** From the label of an option to its internal value, by property. */
const options = new Map(
  Object.entries(OPTION_LABELS).map(([property, labels]) => [
    property,
    new Map(
      Object.entries(labels).flatMap(([value, names]) =>
        names.split(";").map((name) => [name, value] as const),
      ),
    ),
  ]),
);

/** The internal value behind what an export shows for an option; what is none of its labels stays as it is. */
export function optionReader(property: string): ((text: string) => string) | null {
  const labels = options.get(property);
  return labels === undefined ? null : remember((text) => labels.get(words(text)) ?? text);
}

/** Whether a box is ticked, however it is written; null when that cannot be read. Empty is not ticked. */
export function tickedOf(text: string | null): boolean | null {
  if (text === null) return false;
  const key = words(text) || text.trim();
  if (key === "" || /^[-–—]+$/.test(key)) return false;
  if (TICKED.has(key) || /^1(?:[.,]0+)?$/.test(text.trim())) return true;
  if (NOT_TICKED.has(key) || /^0(?:[.,]0+)?$/.test(text.trim())) return false;
  return null;
}
