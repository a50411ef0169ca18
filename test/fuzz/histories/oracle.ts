import type { Act, History } from "./make-history.ts";

/** What the ledger and HubSpot must hold of one contact once everything has arrived. */
export type Expected = {
  readonly fit: number;
  readonly pain: number;
  /** Nothing ever ended it or joined it with another: then what is set off is known to the last. */
  readonly isPlain: boolean;
  /** Starts of hand-off at least and at most, those of the contacts that it was made of included. */
  readonly handoffs: readonly [number, number];
  /** Starts of welcome. */
  readonly welcomes: readonly [number, number];
  /** Forms at the end, and those of before the install. */
  readonly forms: number;
};

type Known = {
  hasMail: boolean;
  hasCompany: boolean;
  forms: number;
  isNew: boolean;
  isPlain: boolean;
  wasReady: boolean;
  isAlive: boolean;
  /** Crossings that news of its own may have set off in it and in those that it was made of. */
  mayHandoff: number;
  mustHandoff: number;
  mayWelcome: number;
};

/**
 * Reads the acts once, in their order, each once: thirty points for a business address, ten for the big company,
 * thirty for a form; ready from 25 and 25 on. News makes a crossing fire, the first run, merges and a return from
 * the recycle bin do not. Gives the contacts that are alive at the end.
 */
export function expectedOf({ standing, acts }: History): ReadonlyMap<string, Expected> {
  const all = new Map<string, Known>();
  for (const { id, hasBusinessMail, hasBigCompany, forms } of standing) {
    all.set(id, {
      ...nobody,
      hasMail: hasBusinessMail,
      hasCompany: hasBigCompany,
      forms,
      wasReady: hasBusinessMail && forms > 0,
    });
  }
  for (const act of acts) apply(act, all);
  return new Map(
    [...all].flatMap(([id, known]) => (known.isAlive ? [[id, summary(known)] as const] : [])),
  );
}

const nobody: Known = {
  hasMail: false,
  hasCompany: false,
  forms: 0,
  isNew: false,
  isPlain: true,
  wasReady: false,
  isAlive: true,
  mayHandoff: 0,
  mustHandoff: 0,
  mayWelcome: 0,
};

function apply(act: Act, all: Map<string, Known>): void {
  const known = all.get(act.id) ?? nobody;
  switch (act.kind) {
    case "create":
      all.set(act.id, { ...nobody, hasMail: act.hasBusinessMail, isNew: true, mayWelcome: 1 });
      return;
    case "title":
      all.set(act.id, withNews(known));
      return;
    case "businessMail":
      all.set(act.id, withNews({ ...known, hasMail: true }));
      return;
    case "form":
      all.set(act.id, withNews({ ...known, forms: known.forms + 1 }));
      return;
    case "delete":
    case "erase":
      all.set(act.id, { ...known, isAlive: false, isPlain: false, mustHandoff: 0 });
      return;
    case "restore":
      all.set(act.id, { ...known, isAlive: true, mustHandoff: 0 });
      return;
    case "merge": {
      const other = all.get(act.other) ?? nobody;
      const forms = known.forms + other.forms;
      const joined = {
        ...nobody,
        // The first one's address wins, so that a merge can take readiness away, and the next news bring it back.
        hasMail: known.hasMail,
        hasCompany: known.hasCompany || other.hasCompany,
        forms,
        isPlain: false,
        wasReady: known.hasMail && forms > 0 && (known.wasReady || other.wasReady),
        mayHandoff: known.mayHandoff + other.mayHandoff,
        mayWelcome: known.mayWelcome + other.mayWelcome,
      };
      all.set(act.newId, joined);
      all.set(act.id, { ...known, isAlive: false });
      all.set(act.other, { ...other, isAlive: false });
      return;
    }
    default:
      act satisfies never;
  }
}

/** An act that is news: who is ready with it, and was not told so before, is handed off. */
function withNews(known: Known): Known {
  const isReady = known.hasMail && known.forms > 0;
  if (!isReady || known.wasReady) return known;
  return {
    ...known,
    wasReady: true,
    mayHandoff: known.mayHandoff + 1,
    mustHandoff: known.isPlain ? 1 : 0,
  };
}

function summary(known: Known): Expected {
  const isReady = known.hasMail && known.forms > 0;
  return {
    fit: (known.hasMail ? 30 : 0) + (known.hasCompany ? 10 : 0),
    pain: known.forms > 0 ? 30 : 0,
    isPlain: known.isPlain,
    handoffs: [known.mustHandoff, known.mayHandoff],
    // Who is ready when it is first seen goes to sales and is not welcomed.
    welcomes: [known.isNew && known.isPlain && !isReady ? 1 : 0, known.mayWelcome],
    forms: known.forms,
  };
}
