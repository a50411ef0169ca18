import type { ContactCard } from "../../src/app/cards/contact-card.ts";

export const now = Date.UTC(2026, 10, 21, 12);

/** A lead that is not ready yet; `changes` say otherwise. */
export function exampleCard(changes: Partial<ContactCard> = {}): ContactCard {
  return {
    kind: "lead",
    asOf: now,
    isWaiting: false,
    isPaused: false,
    readiness: { isReady: false, left: null },
    fit: { points: 20, max: 50 },
    pain: { points: 30, max: 50 },
    leadScore: { points: 50, max: 100 },
    band: "High interest",
    segment: "purple",
    nextStep: "complete_profile",
    role: "influencer",
    funnelStage: "consideration",
    origin: "inbound",
    matrix: {
      fitCuts: [13, 25],
      painCuts: [13, 25],
      cells: [
        ["blue", "blue", "purple"],
        ["blue", "purple", "purple"],
        ["purple", "purple", "red"],
      ],
      row: 1,
      column: 2,
    },
    gate: null,
    reasons: [
      reason("pain", "Trial started", 25, 2),
      reason("fit", "Business e-mail", 20),
      reason("fit", "Personal title", -5),
    ],
    missing: [
      { kind: "points", of: "fit", short: 5 },
      { kind: "unknown", label: "Company size" },
    ],
    trend: [
      { day: "2026-11-01", fit: 20, pain: 5, leadScore: 25 },
      { day: "2026-11-20", fit: 20, pain: 30, leadScore: 50 },
    ],
    behaviour: [
      { type: "page_viewed", at: now - 3_600_000, detail: "/pricing" },
      { type: "custom:cart_left", at: now - 7_200_000, detail: "" },
    ],
    verdict: null,
    isVerdictPending: false,
    untold: null,
    handoff: null,
    owner: null,
    opening: null,
    customer: null,
    model: { name: "B2B software", version: 3 },
    ...changes,
  };
}

/** A ready lead, an hour ago or as `since` says. */
export function readyCard(
  since = Date.now() - 3_600_000,
  changes: Partial<ContactCard> = {},
): ContactCard {
  return exampleCard({
    readiness: { isReady: true, since },
    handoff: handoffSince(since),
    segment: "red",
    nextStep: "call",
    missing: [],
    ...changes,
  });
}

/** A hand-off that nobody has tried, with two days' time since then. */
export function handoffSince(since: number): NonNullable<ContactCard["handoff"]> {
  const contactBy = since + 48 * 3_600_000;
  return {
    state: contactBy < Date.now() ? "breached" : "open",
    contactBy,
    raisedAt: null,
    firstContact: null,
    attempts: 0,
    conversations: 0,
  };
}

function reason(
  axis: "fit" | "pain",
  label: string,
  points: number,
  events = 0,
): ContactCard["reasons"][number] {
  return {
    axis,
    label,
    definition: `What ${label} means`,
    points,
    values: axis === "fit" ? [`Value of ${label}`] : [],
    events,
    lastAt: events === 0 ? null : now,
    isCapped: false,
  };
}
