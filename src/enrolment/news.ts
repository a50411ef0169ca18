import { instantOf } from "../base/time/instant-of.ts";
import { eventSource, isOwnAct } from "../scoring/event-source.ts";
import type { Properties, BehaviourEvent, Facts } from "../scoring/facts.ts";
import { rebaseline } from "../store/events/counter.ts";
import { ofCompany, type Told, type ToldHow } from "../store/marks/told.ts";
import type { SleepingWhy } from "../store/crossings/whys.ts";
import { readKept, type Known } from "../store/scores/recall.ts";

/** A contact as it is read now, and what the ledger knows of it. Times in epoch milliseconds. */
export type NewsOf = {
  readonly contactId: string;
  readonly companyId: string | null;
  readonly facts: Facts;
  /** Events that this very reading brought. */
  readonly derived: readonly BehaviourEvent[];
  readonly known: Known;
  readonly told: Told;
  readonly proven: Told | null;
  readonly installedAt: number;
  /** When the account was connected again after more than a day; readings of before count for nothing. */
  readonly returnedAt: number | null;
  readonly asOf: number;
};

/** A contact of which nothing counts that was known before, and from when on what happens to it is new. */
export type FirstSight = {
  readonly why: SleepingWhy;
  readonly since: number;
  /** Made after the install, by nothing that is never news: all of it is new. */
  readonly createdAt: number | null;
};

/** Which news a picture leaves out: all, all but values of which nobody said who wrote them, events alone, or all and what is never news. */
export type Without = "all" | "proven" | "events" | "silent";

export type ContactNews = {
  /** Null for a contact whose last scoring stands. */
  readonly firstSight: FirstSight | null;
  /** Events that are new: of a first sight those that happened at `since` or later. */
  readonly events: (since: number) => readonly BehaviourEvent[];
  /**
   * Whether something that the contact did itself is new, or a form made it: then its starts and falls are explained
   * (docs/contracts.md, Breaker).
   */
  readonly isOwnDoing: () => boolean;
  /** The contact less what is new. */
  readonly before: (without: Without, since: number, keepsVerdict: boolean) => Facts;
  /** New values of which nobody has said who wrote them. */
  readonly doubts: () => readonly string[];
  /** How values came that differ and are never news: the first of them; null for none. */
  readonly silentHow: () => Exclude<ToldHow, "news"> | null;
};

/** A first date of a known contact that lies further back than that is history. */
const historyMs = 30 * 86_400_000;

/** What is new about a contact since its last committed scoring (contracts.md, Evidence decides). Pure; what costs is done when it is asked for. */
export function newsOf(given: NewsOf): ContactNews {
  const { facts, known, asOf } = given;
  const firstSight = firstSightOf(given);
  const changes = once(() => changesOf(given));
  const fresh = once(() => newEvents(given));
  const after = (since: number): readonly BehaviourEvent[] =>
    facts.events.filter((event) => event.occurredAt >= since && event.occurredAt <= asOf);
  const events = (since: number): readonly BehaviourEvent[] =>
    firstSight === null ? fresh() : after(since);
  return {
    firstSight,
    events,
    isOwnDoing: () =>
      events(firstSight?.since ?? 0).some(isOwnAct) ||
      (firstSight !== null &&
        firstSight.createdAt !== null &&
        facts.contact["hs_object_source"] === "FORM"),
    before: (without, since, keepsVerdict) => {
      const gone = new Set(events(since).map(({ id }) => id));
      const left = facts.events.filter(({ id }) => !gone.has(id));
      const verdict = keepsVerdict || firstSight !== null ? facts.verdict : known.verdict;
      if (without === "events" || firstSight !== null) return { ...facts, events: left, verdict };
      const { contact, company } = changes();
      const isLeftOut = (how: ToldHow | null): boolean =>
        how === "news" || (how === null ? without !== "proven" : without === "silent");
      const values = Object.fromEntries(
        contact.flatMap(({ name, was, how }) => (isLeftOut(how) ? [[name, was]] : [])),
      );
      const isOtherCompany = company.other !== undefined && isLeftOut(company.otherHow);
      const ofCompanyBefore = isOtherCompany
        ? (company.other ?? null)
        : facts.company && {
            ...facts.company,
            ...Object.fromEntries(
              company.values.flatMap(({ name, was, how }) => (isLeftOut(how) ? [[name, was]] : [])),
            ),
          };
      return {
        ...facts,
        contact: { ...facts.contact, ...values },
        company: ofCompanyBefore,
        events: left,
        verdict,
      };
    },
    doubts: () =>
      firstSight === null && given.proven === null
        ? changes().contact.flatMap(({ name, how }) => (how === null ? [name] : []))
        : [],
    silentHow: () => {
      if (firstSight !== null) return null;
      const { contact, company } = changes();
      const hows = [...contact, ...company.values].map(({ how }) => how);
      return hows.find((how) => how !== null && how !== "news") ?? null;
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function firstSightOf({
  facts: { contact },
  known,
  told,
  installedAt,
  returnedAt,
}: NewsOf): FirstSight | null {
  const isGone = returnedAt !== null && (known.score?.asOf ?? 0) < returnedAt;
  if (known.score !== null && !isGone) return null;
  // Its score went with its deletion, of whose end nobody has told yet: it is no new contact.
  const wasRead = known.counters.size > 0 || known.crossings.size > 0;
  if (wasRead && known.restoredAt === null && !isGone && !told.has("*")) return null;
  const createdAt = instantOf(contact["createdate"]);
  const from = Math.max(installedAt, returnedAt ?? 0);
  const since = Math.max(from, createdAt ?? 0);
  if (known.restoredAt !== null) {
    return { why: "restored", since: Math.max(from, known.restoredAt), createdAt: null };
  }
  if (contact["hs_merged_object_ids"]) return { why: "merge", since, createdAt: null };
  const how = told.get("*");
  if (contact["hs_object_source"] === "IMPORT" || how === "import" || how === "mass") {
    return { why: "import", since, createdAt: null };
  }
  const isNew = createdAt !== null && createdAt >= from;
  return { why: "first_run", since: from, createdAt: isNew ? createdAt : null };
}

/** Events that no committed scoring has counted, histories and what was written in silence apart. */
function newEvents(given: NewsOf): readonly BehaviourEvent[] {
  const { facts, known, derived, asOf } = given;
  const fresh = new Set(derived.filter((event) => isTold(given, event)).map(({ id }) => id));
  return facts.events.filter(
    (event) =>
      event.occurredAt <= asOf &&
      isOwnAct(event) &&
      (fresh.has(event.id) || known.uncounted.has(event.id)),
  );
}

/** HubSpot's own list of submissions (docs/contracts.md, Forms). */
const formsProperty = "hs_calculated_form_submissions";

/** Whether an event that was read from a property is news: the property was read before, and nobody wrote it in silence. */
function isTold({ contactId, known, told, asOf }: NewsOf, event: BehaviourEvent): boolean {
  const property = event.source === eventSource.form ? formsProperty : propertyOf(contactId, event);
  if (property === null) return event.occurredAt > asOf - historyMs;
  const how = told.get(property);
  // A mass of contacts may use the product at the same time; an import tells of the past.
  if (how === "import" || how === "merge" || how === "mapping") return false;
  const seen = known.counters.get(property);
  if (seen === rebaseline) return false;
  const isRecent = event.occurredAt > asOf - historyMs;
  if (event.source === eventSource.form)
    return isRecent && (seen !== undefined || known.wasRead(property));
  return seen !== undefined || (isRecent && known.wasRead(property));
}

/** The counter or date that an event was read from, by its id (behaviour/derive-events.ts); null for other sources. */
function propertyOf(contactId: string, { id }: BehaviourEvent): string | null {
  if (!id.startsWith(`${contactId}/`)) return null;
  return (
    /^(?<property>[^#@]+)[#@]/u.exec(id.slice(contactId.length + 1))?.groups?.["property"] ?? null
  );
}

type Change = {
  readonly name: string;
  readonly was: string | null;
  readonly how: ToldHow | null;
};

type Changes = {
  readonly contact: readonly Change[];
  readonly company: {
    readonly values: readonly Change[];
    /** What was kept of another company; left out where it is the same one. */
    readonly other?: Properties | null;
    readonly otherHow: ToldHow | null;
  };
};

/** Values that differ from those kept with the last committed scoring; what was not read then tells nothing. */
function changesOf({ facts, companyId, known, told, proven }: NewsOf): Changes {
  const kept = readKept(known.kept);
  if (kept === null || known.kept === null) {
    return { contact: [], company: { values: [], otherHow: null } };
  }
  // What nobody told of a survivor, the merge brought.
  const rest = told.get("*") === "merge" ? "merge" : null;
  const how = (name: string): ToldHow | null => told.get(name) ?? proven?.get(name) ?? rest;
  const contact = differences(facts.contact, kept.properties, how).filter(
    // Sales' answer has its own rules, and our outputs are no news.
    ({ name }) => !name.startsWith("ripen_") || name === "ripen_do_not_score",
  );
  const companyHow = (name: string): ToldHow | null => told.get(ofCompany(name)) ?? rest ?? "news";
  if (known.kept.companyId !== companyId) {
    const otherHow = told.get("company") ?? how("associatedcompanyid") ?? "news";
    return { contact, company: { values: [], other: kept.company, otherHow } };
  }
  const values = differences(facts.company ?? {}, kept.company ?? {}, companyHow);
  return { contact, company: { values, otherHow: null } };
}

function differences(
  now: Properties,
  before: Properties,
  how: (name: string) => ToldHow | null,
): Change[] {
  return Object.entries(now).flatMap(([name, value]) => {
    if (!Object.hasOwn(before, name)) return [];
    const was = before[name] ?? null;
    return (was ?? "") === (value ?? "") ? [] : [{ name, was, how: how(name) }];
  });
}
