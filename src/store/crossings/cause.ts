/**
 * What stands behind starts and falls that the breaker holds, so that a person sees at once what they share: the contact
 * was `created`, or these `properties` of it changed, or something else that it is scored by (`company`).
 */
export type Cause =
  | { readonly kind: "created" | "company" }
  | { readonly kind: "properties"; readonly names: readonly string[] };

/** Names of a cause are many where a sync writes whole records: the first few say enough. */
const mostNames = 5;

/** The cause as the ledger keeps it: causes that are alike give the same text. */
export function writeCause(cause: Cause): string {
  return cause.kind === "properties"
    ? `properties:${cause.names.toSorted().slice(0, mostNames).join(",")}`
    : cause.kind;
}

/** The cause that `writeCause` wrote. */
export function readCause(text: string): Cause {
  const [kind, names = ""] = text.split(":");
  if (kind === "created") return { kind };
  if (kind === "properties" && names !== "") return { kind, names: names.split(",") };
  return { kind: "company" };
}
