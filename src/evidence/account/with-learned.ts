import { parseModel, type Model } from "../../scoring/model/model.ts";

/**
 * The model in force with criteria that were found: its gates, hand-raisers, outputs, roles and mapping stay, and what
 * was found brings its criteria, axes, bands, cuts and threshold. Fields of the same name that are read elsewhere get
 * another one.
 */
export function withLearned(inForce: Model, found: Model): Model {
  const names = new Map<string, string>();
  const fields: Record<string, unknown> = { ...inForce.fields };
  for (const [name, own] of Object.entries(found.fields)) {
    const standing = inForce.fields[name];
    const isSame =
      standing === undefined ||
      (standing.contact === own.contact && standing.company === own.company);
    const free = isSame ? name : freeName(name, fields);
    if (standing === undefined || !isSame) fields[free] = own;
    names.set(name, free);
  }
  const criteria = renamed(found.criteria, names);
  const { id, name, about, kind, schema, exclusions, limits, handRaisers, roles } = inForce;
  const document = {
    ...inForce,
    ...found,
    id,
    name,
    about,
    kind,
    schema,
    exclusions,
    limits: limits.filter(
      (limit) => !("band" in limit) || found.bands.some((band) => band.name === limit.band),
    ),
    handRaisers,
    roles,
    fields,
    criteria,
    outputs: inForce.outputs,
    freeMailDomains: inForce.freeMailDomains,
    ready: { ...inForce.ready, fit: 0, pain: 0, total: found.ready.total },
    version: 0,
  };
  // What was renamed is checked as any document is.
  return parseModel(document);
}

function freeName(name: string, taken: Readonly<Record<string, unknown>>): string {
  for (let n = 2; ; n += 1) if (!Object.hasOwn(taken, `${name}_${n}`)) return `${name}_${n}`;
}

/** The same conditions, their fields under their new names. */
function renamed(part: Model["criteria"], names: ReadonlyMap<string, string>): unknown {
  return JSON.parse(JSON.stringify(part), (key, value: unknown) =>
    key === "field" && typeof value === "string" ? (names.get(value) ?? value) : value,
  );
}
