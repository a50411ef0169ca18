import type { Random } from "../../simulator/random.ts";

/** What happens to one contact, or to two that become one. */
export type Act = { readonly at: number } & (
  | { readonly kind: "create"; readonly id: string; readonly hasBusinessMail: boolean }
  | {
      readonly kind: "businessMail" | "importedMail" | "title" | "form" | "formAhead";
      readonly id: string;
    }
  | { readonly kind: "delete" | "restore" | "erase"; readonly id: string }
  | {
      readonly kind: "merge";
      readonly id: string;
      readonly other: string;
      readonly newId: string;
    }
  | PortalAct
);

/** What an admin does to the account: all contacts that are known are scored again by the version that is in force then. */
export type PortalAct =
  | { readonly kind: "publish"; readonly model: "generous" | "strict" }
  | { readonly kind: "rollBack" }
  /** From now on a workflow listens to the hand-off. */
  | { readonly kind: "bind" };

/** A form's date lies so far ahead of its submission, milliseconds: clocks of other systems do. */
export const aheadMs = 90_000;

/** A contact of before the install. */
export type Standing = {
  readonly id: string;
  readonly hasBusinessMail: boolean;
  readonly hasBigCompany: boolean;
  readonly forms: number;
};

export type History = {
  /** Whether hand-off is bound from the install on; otherwise an act binds it, or nothing does. */
  readonly isBound: boolean;
  readonly standing: readonly Standing[];
  /** By rising time, each at an instant of its own. */
  readonly acts: readonly Act[];
};

const hourMs = 3_600_000;

/**
 * A few contacts and what happens to them within some hours, as it can happen: nothing to who is gone. Mail and forms
 * only ever add points; what takes readiness away are the models that are published.
 */
export function makeHistory(random: Random, startAt: number): History {
  const standing = Array.from({ length: random.int(1, 4) }, (_, n) => ({
    id: String(101 + n),
    hasBusinessMail: random.chance(0.4),
    hasBigCompany: random.chance(0.3),
    forms: random.chance(0.3) ? random.int(1, 3) : 0,
  }));
  const isBound = random.chance(0.7);
  const mailed = new Set(
    standing.flatMap(({ id, hasBusinessMail }) => (hasBusinessMail ? [id] : [])),
  );
  let [bound, version] = [isBound, 1];
  const live = new Set(standing.map(({ id }) => id));
  const deleted = new Set<string>();
  const acts: Act[] = [];
  let at = startAt;
  let nextId = 201;

  for (let n = random.int(1, 12); n > 0; n -= 1) {
    at += random.chance(0.5) ? random.int(1_500, 20_000) : random.int(20_000, 6 * hourMs);
    const someone = live.size > 0 ? random.pick([...live]) : null;
    const kind = random.weighted([
      ["form", 8],
      ["businessMail", 5],
      ["title", 3],
      ["create", 3],
      ["merge", 2],
      ["delete", 1.5],
      ["restore", 1.5],
      ["erase", 0.7],
      ["importedMail", 2],
      ["formAhead", 1.5],
      ["publish", 1.5],
      ["rollBack", 1.5],
      ["bind", 1.5],
    ] as const);
    if (kind === "publish") {
      acts.push({ kind, at, model: random.pick(["generous", "strict"] as const) });
      version = 2;
    } else if (kind === "rollBack") {
      if (version === 1) continue;
      acts.push({ kind, at });
      version = 1;
    } else if (kind === "bind") {
      if (bound) continue;
      acts.push({ kind, at });
      bound = true;
    } else if (kind === "create" || someone === null) {
      const id = String(nextId++);
      const hasBusinessMail = random.chance(0.5);
      acts.push({ kind: "create", at, id, hasBusinessMail });
      live.add(id);
      if (hasBusinessMail) mailed.add(id);
    } else if (kind === "merge") {
      const others = [...live].filter((id) => id !== someone);
      if (others.length === 0) continue;
      const other = random.pick(others);
      const newId = String(nextId++);
      acts.push({ kind, at, id: someone, other, newId });
      live.delete(someone);
      live.delete(other);
      live.add(newId);
      if (mailed.has(someone)) mailed.add(newId);
    } else if (kind === "restore") {
      const [id] = [...deleted];
      if (id === undefined) continue;
      acts.push({ kind, at, id });
      deleted.delete(id);
      live.add(id);
    } else if (kind === "businessMail" || kind === "importedMail") {
      // Written once: who writes the same value again changes nothing.
      if (mailed.has(someone)) continue;
      acts.push({ kind, at, id: someone });
      mailed.add(someone);
    } else {
      acts.push({ kind, at, id: someone });
      if (kind === "delete" || kind === "erase") live.delete(someone);
      if (kind === "delete") deleted.add(someone);
    }
  }
  return { isBound, standing, acts };
}
