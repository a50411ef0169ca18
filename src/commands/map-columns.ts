import { words } from "../scoring/reading/fold.ts";
import { LABELS, type Column } from "./hubspot-labels.ts";

/** What a model reads, by object. */
export type Reads = {
  readonly contact: ReadonlySet<string>;
  readonly company: ReadonlySet<string>;
};

/** One column of the file that is read, by its index. */
export type MappedColumn = Column & { readonly index: number };

const PREFIX = /^\s*(contact|contacto|company|empresa)\s*[.:]\s*(.+)$/i;

/**
 * Finds the property behind each header: an internal name or one of HubSpot's labels in English or
 * Spanish, 'company.' or 'Empresa: ' in front for a company's. A column that fits both objects goes to
 * one that the model reads and no other column has filled, the contact's first. Others are left out.
 */
export function mapColumns(header: readonly string[], reads: Reads): readonly MappedColumn[] {
  const taken = new Set<string>();
  return header.flatMap((name, index) => {
    const chosen = candidates(name).find(
      ({ object, property }) => reads[object].has(property) && !taken.has(`${object}.${property}`),
    );
    if (chosen === undefined) return [];
    taken.add(`${chosen.object}.${chosen.property}`);
    return [{ ...chosen, index }];
  });
}

/** Every property that a header could mean, the likeliest first. */
function candidates(header: string): readonly Column[] {
  const prefixed = PREFIX.exec(header);
  const named = prefixed?.[2] ?? header;
  const object = prefixed?.[1]?.toLowerCase().startsWith("contact") ? "contact" : "company";
  const key = words(named);
  // 'Trial started at' is how HubSpot labels trial_started_at.
  const internal = key.replaceAll(" ", "_");
  const found: readonly Column[] = [
    { object: "contact", property: internal },
    { object: "company", property: internal },
    ...LABELS.filter(({ labels }) => labels.some((label) => words(label) === key)),
  ];
  return prefixed === null ? found : found.filter((column) => column.object === object);
}
