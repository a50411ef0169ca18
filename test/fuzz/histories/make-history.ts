import type { Random } from "../../simulator/random.ts";

/** What happens to one contact, or to two that become one. */
export type Act = { readonly at: number } & (
  | { readonly kind: "create"; readonly id: string; readonly hasBusinessMail: boolean }
  | { readonly kind: "businessMail" | "title" | "form"; readonly id: string }
  | { readonly kind: "delete" | "restore" | "erase"; readonly id: string }
  | {
      readonly kind: "merge";
      readonly id: string;
      readonly other: string;
      readonly newId: string;
    }
);

/** A contact of before the install. */
export type Standing = {
  readonly id: string;
  readonly hasBusinessMail: boolean;
  readonly hasBigCompany: boolean;
  readonly forms: number;
};

export type History = {
  readonly standing: readonly Standing[];
  /** By rising time, each at an instant of its own. */
  readonly acts: readonly Act[];
};

const hourMs = 3_600_000;

/**
 * A few contacts and what happens to them within some hours, as it can happen: nothing to who is gone. Mail and forms
 * only ever add points, so that readiness comes once and what an observer missed in between is no matter.
 */
export function makeHistory(random: Random, startAt: number): History {
  const standing = Array.from({ length: random.int(1, 4) }, (_, n) => ({
    id: String(101 + n),
    hasBusinessMail: random.chance(0.4),
    hasBigCompany: random.chance(0.3),
    forms: random.chance(0.3) ? random.int(1, 3) : 0,
  }));
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
    ] as const);
    if (kind === "create" || someone === null) {
      const id = String(nextId++);
      acts.push({ kind: "create", at, id, hasBusinessMail: random.chance(0.5) });
      live.add(id);
    } else if (kind === "merge") {
      const others = [...live].filter((id) => id !== someone);
      if (others.length === 0) continue;
      const other = random.pick(others);
      const newId = String(nextId++);
      acts.push({ kind, at, id: someone, other, newId });
      live.delete(someone);
      live.delete(other);
      live.add(newId);
    } else if (kind === "restore") {
      const [id] = [...deleted];
      if (id === undefined) continue;
      acts.push({ kind, at, id });
      deleted.delete(id);
      live.add(id);
    } else {
      acts.push({ kind, at, id: someone });
      if (kind === "delete" || kind === "erase") live.delete(someone);
      if (kind === "delete") deleted.add(someone);
    }
  }
  return { standing, acts };
}
