import { aheadMs, type Act, type History } from "./make-history.ts";
import type { Read } from "./truth.ts";

/** What the ledger and HubSpot must hold of one contact once everything has arrived. */
export type Expected = {
  readonly fit: number;
  readonly pain: number;
  readonly isReady: boolean;
  /** It was never joined with another: then what is set off is known to the last. */
  readonly isPlain: boolean;
  /** Starts of hand-off at least and at most, those of the contacts that it was made of included. */
  readonly handoffs: readonly [number, number];
  /** How many of these started out of silence. */
  readonly woken: number;
  /** Starts of welcome. */
  readonly welcomes: readonly [number, number];
  /** Forms at the end, and those of before the install. */
  readonly forms: number;
};

/** The installation, and when it looked at whom: what an observer saw together it judges together. */
export type Observed = { readonly installedAt: number; readonly reads: readonly Read[] };

/** What hand-off has come to for a contact: armed, or fired, and then in silence or not. */
type Handoff =
  | {
      readonly is: "armed";
      readonly last: Exclude<Handoff, { is: "armed" }> | null;
      readonly at: number;
    }
  | { readonly is: "silent" | "told"; readonly firedAt: number };

type Known = {
  hasMail: boolean;
  /** Who wrote the business address since it was read last; null when nobody did. */
  mailBy: "person" | "import" | null;
  hasCompany: boolean;
  forms: number;
  /** What was read of the forms: when HubSpot dates each. */
  dates: readonly number[];
  formsRead: number;
  /** How HubSpot dates the last form: the only date that it tells. */
  lastDate: number;
  createdAt: number;
  /** When it was read last with a score made; null when it never was. */
  readAt: number | null;
  /** When it was read last, whether its score still stands or not. */
  lastSeenAt: number | null;
  readVersion: number;
  readMail: boolean;
  handoff: Handoff;
  handoffs: number;
  woken: number;
  welcomes: number;
  isWelcomed: boolean;
  isPlain: boolean;
  isAlive: boolean;
};

/** HubSpot's clock and ours: an event that is shown so much late may still wake (contracts.md, Silence is not deafness). */
const lateMs = 10 * 60_000;

type Account = {
  readonly installedAt: number;
  boundAt: number | null;
  version: number;
  model: "base" | "generous" | "strict";
  /** When the first version was put out of force last. */
  leftAt: number | null;
  newest: number;
};

/**
 * Reads acts and readings once, in their order: thirty points for a business address, ten for the big company, thirty
 * for a form. Written from docs/contracts.md, Crossings, and from nothing of the code: evidence since the last reading
 * sets hand-off off, imports, publishes, bindings, merges and a return from the recycle bin do not; who is ready in
 * silence wakes by its next form. Gives the contacts that are alive at the end.
 */
export function expectedOf(
  { isBound, standing, acts }: History,
  { installedAt, reads }: Observed,
): ReadonlyMap<string, Expected> {
  const all = new Map<string, Known>();
  const account: Account = {
    installedAt,
    boundAt: isBound ? installedAt : null,
    version: 1,
    model: "base",
    leftAt: null,
    newest: 1,
  };
  for (const { id, hasBusinessMail, hasBigCompany, forms } of standing) {
    all.set(id, {
      ...nobody,
      hasMail: hasBusinessMail,
      hasCompany: hasBigCompany,
      forms,
      lastDate: installedAt - 3_600_000,
      createdAt: installedAt - 3_600_000,
    });
  }
  const moments: readonly (Act | Read)[] = [
    ...acts,
    // An admin's act comes before the scoring that it brings about, and all others before whoever looks.
    ...reads,
  ].toSorted((a, b) => a.at - b.at || Number("kind" in b) - Number("kind" in a));
  for (const moment of moments) {
    if ("kind" in moment) happen(moment, all, account);
    else {
      const known = all.get(moment.id);
      if (known !== undefined) all.set(moment.id, look(known, moment, account));
    }
  }
  return new Map(
    [...all].flatMap(([id, known]) =>
      known.isAlive ? [[id, summary(known, account)] as const] : [],
    ),
  );
}

const nobody: Known = {
  hasMail: false,
  mailBy: null,
  hasCompany: false,
  forms: 0,
  dates: [],
  formsRead: 0,
  lastDate: 0,
  createdAt: 0,
  readAt: null,
  lastSeenAt: null,
  readVersion: 0,
  readMail: false,
  handoff: { is: "armed", last: null, at: 0 },
  handoffs: 0,
  woken: 0,
  welcomes: 0,
  isWelcomed: false,
  isPlain: true,
  isAlive: true,
};

function happen(act: Act, all: Map<string, Known>, account: Account): void {
  switch (act.kind) {
    case "publish":
      if (account.version === 1) account.leftAt = act.at;
      account.newest += 1;
      account.version = account.newest;
      account.model = act.model;
      return;
    case "rollBack":
      account.version = 1;
      account.model = "base";
      return;
    case "bind":
      account.boundAt = act.at;
      return;
    case "create":
      all.set(act.id, { ...nobody, hasMail: act.hasBusinessMail, createdAt: act.at });
      return;
    case "title":
      return;
    case "businessMail":
    case "importedMail":
      change(all, act.id, {
        hasMail: true,
        mailBy: act.kind === "businessMail" ? "person" : "import",
      });
      return;
    case "form":
    case "formAhead": {
      const forms = (all.get(act.id)?.forms ?? 0) + 1;
      change(all, act.id, { forms, lastDate: act.at + (act.kind === "form" ? 0 : aheadMs) });
      return;
    }
    case "delete":
    case "erase":
      change(all, act.id, { isAlive: false });
      return;
    case "restore":
      change(all, act.id, { isAlive: true });
      return;
    case "merge": {
      const known = all.get(act.id) ?? nobody;
      const other = all.get(act.other) ?? nobody;
      all.set(act.newId, {
        ...nobody,
        // The first one's address wins, so that a merge can take readiness away.
        hasMail: known.hasMail,
        hasCompany: known.hasCompany || other.hasCompany,
        forms: known.forms + other.forms,
        isPlain: false,
      });
      change(all, act.id, { isAlive: false });
      change(all, act.other, { isAlive: false });
      return;
    }
    default:
      act satisfies never;
  }
}

function change(all: Map<string, Known>, id: string, to: Partial<Known>): void {
  all.set(id, { ...(all.get(id) ?? nobody), ...to });
}

function isReady(
  { hasCompany }: Pick<Known, "hasCompany">,
  model: Account["model"],
  hasMail: boolean,
  hasForm: boolean,
): boolean {
  if (model === "generous") return hasMail;
  return hasMail && hasForm && (model === "base" || hasCompany);
}

/** One reading: what is new since the last one, judged once. */
function look(known: Known, { at, isKnown, restoredAt }: Read, account: Account): Known {
  // Nobody is there: its score goes, and nothing else.
  if (!known.isAlive) return { ...known, readAt: null };
  const { installedAt, boundAt, model, version } = account;
  // A counter tells how many and one date: that of the last.
  const isFirst = known.formsRead === 0 && known.readAt === null && !known.isWelcomed;
  const units = isFirst ? Math.min(1, known.forms) : known.forms - known.formsRead;
  const read = Array.from({ length: units }, () => known.lastDate);
  const dates = [...known.dates, ...read];
  const isNow = isReady(
    known,
    model,
    known.hasMail,
    dates.some((date) => date <= at),
  );

  const wasRead = known.isWelcomed;
  const isCreation = !wasRead && restoredAt === null && known.createdAt >= installedAt;
  const isFirstSight = !isKnown && (!wasRead || restoredAt !== null);
  const since = Math.max(
    installedAt,
    restoredAt ?? 0,
    isCreation ? known.createdAt : 0,
    boundAt ?? 0,
  );
  const isNew = (date: number, index: number): boolean => {
    if (date > at) return false;
    if (isFirstSight) return date >= since;
    return index >= known.dates.length || date > (known.readAt ?? known.lastSeenAt ?? -Infinity);
  };
  const fresh = dates.filter(isNew);
  const hadForm = dates.some((date, index) => date <= at && !isNew(date, index));
  const hadMail =
    !isFirstSight && isKnown && known.mailBy === "person" ? known.readMail : known.hasMail;
  const wasReady = isReady(known, model, hadMail, hadForm);

  const next: Known = {
    ...known,
    dates,
    formsRead: known.forms,
    readAt: at,
    lastSeenAt: at,
    readVersion: version,
    readMail: known.hasMail,
    mailBy: null,
    isWelcomed: true,
    // Who is ready when it is first seen goes to sales and is not welcomed.
    welcomes: known.welcomes + (!wasRead && isCreation && !isNow ? 1 : 0),
  };
  if (boundAt === null) return next;
  const isFresh = isCreation && known.createdAt >= boundAt;
  return handOff(next, {
    at,
    isNow,
    isEvidence: isFresh || !wasReady,
    fresh,
    boundAt,
    isRolledBack: account.leftAt !== null && version === 1 && isKnown && known.readVersion !== 1,
    account,
  });
}

function handOff(
  known: Known,
  now: {
    readonly at: number;
    readonly isNow: boolean;
    readonly isEvidence: boolean;
    readonly fresh: readonly number[];
    readonly boundAt: number;
    readonly isRolledBack: boolean;
    readonly account: Account;
  },
): Known {
  const { at, isNow, isEvidence, fresh, boundAt, isRolledBack, account } = now;
  let { handoff } = known;
  if (handoff.is === "armed" && isRolledBack && isNow && handoff.last !== null) {
    const leftAt = account.leftAt ?? 0;
    if (handoff.at >= leftAt && handoff.last.firedAt <= leftAt) handoff = handoff.last;
  }
  const told = (isWoken: boolean): Known => ({
    ...known,
    handoff: { is: "told", firedAt: at },
    handoffs: known.handoffs + 1,
    woken: known.woken + Number(isWoken),
  });
  if (handoff.is === "armed") {
    if (!isNow) return { ...known, handoff };
    if (isEvidence || fresh.length > 0) return told(!isEvidence);
    return { ...known, handoff: { is: "silent", firedAt: at } };
  }
  if (!isNow) return { ...known, handoff: { is: "armed", last: handoff, at } };
  const from = Math.max(handoff.firedAt - lateMs, boundAt, account.installedAt);
  const wakes = handoff.is === "silent" && fresh.some((date) => date >= from);
  return wakes ? told(true) : { ...known, handoff };
}

function summary(known: Known, { model }: Account): Expected {
  const { hasMail, hasCompany, forms, isPlain, handoffs, woken, welcomes } = known;
  return {
    fit: (hasMail ? 30 : 0) + (hasCompany ? 10 : 0),
    pain: forms > 0 ? 30 : 0,
    isReady: isReady(known, model, hasMail, forms > 0),
    isPlain,
    handoffs: isPlain ? [handoffs, handoffs] : [0, Infinity],
    woken,
    welcomes: isPlain ? [welcomes, welcomes] : [0, 2],
    forms,
  };
}
