import type { BehaviourEvent } from "../../../src/scoring/facts.ts";
import { DAY } from "../../../src/scoring/time.ts";
import type { Line } from "./bench-score.ts";
import { folded } from "./readers.ts";

type Decay =
  | { readonly kind: "halfLife" | "linear" | "window"; readonly days: number }
  | {
      readonly kind: "steps";
      readonly steps: readonly (readonly [untilDays: number, share: number])[];
    };

/** A behaviour rule as data. */
export type BehaviourParams = {
  readonly id: string;
  readonly type: string;
  readonly points: number;
  readonly decay: Decay;
  readonly each: boolean;
  readonly cap?: number;
  readonly times?: number;
  readonly withinDays?: number;
  readonly property?: string;
  readonly contains?: readonly string[];
};

const halfLife = (days: number): Decay => ({ kind: "halfLife", days });

/** The 8 behaviour rules of the bench. */
export const BEHAVIOUR_RULES: readonly BehaviourParams[] = [
  {
    id: "pricing",
    type: "page_viewed",
    points: 3,
    decay: halfLife(30),
    each: true,
    cap: 12,
    times: 2,
    property: "url",
    contains: ["/pricing", "/precios"],
  },
  {
    id: "download",
    type: "content_downloaded",
    points: 4,
    decay: halfLife(60),
    each: true,
    cap: 8,
  },
  {
    id: "webinar",
    type: "webinar_attended",
    points: 5,
    decay: { kind: "linear", days: 90 },
    each: true,
    cap: 10,
  },
  { id: "trial", type: "trial_started", points: 20, decay: halfLife(60), each: false },
  {
    id: "use",
    type: "feature_used",
    points: 1,
    decay: halfLife(30),
    each: true,
    cap: 15,
    withinDays: 90,
  },
  {
    id: "meeting",
    type: "meeting_booked",
    points: 15,
    decay: {
      kind: "steps",
      steps: [
        [30, 1],
        [90, 0.5],
      ],
    },
    each: false,
  },
  {
    id: "reply",
    type: "email_replied",
    points: 5,
    decay: { kind: "window", days: 90 },
    each: true,
    cap: 10,
  },
  {
    id: "demo",
    type: "form_submitted",
    points: 20,
    decay: halfLife(60),
    each: false,
    property: "form",
    contains: ["demo", "contact"],
  },
];

/** What one behaviour rule gives. */
export function behaviourLine(
  params: BehaviourParams,
  events: readonly BehaviourEvent[],
  asOf: number,
): Line {
  const {
    id,
    type,
    points,
    decay,
    each,
    cap = Infinity,
    times = 1,
    withinDays = Infinity,
  } = params;
  let sum = 0;
  let last = 0;
  let count = 0;
  for (const event of events) {
    const age = asOf - event.occurredAt;
    if (event.type !== type || age < 0 || age >= withinDays * DAY || !matches(params, event))
      continue;
    count += 1;
    last = share(decay, age / DAY);
    sum += last;
  }
  if (count < times) return { id, points: 0, capped: false, events: 0 };
  const worth = points * (each ? sum : last);
  return { id, points: Math.min(worth, cap), capped: worth > cap, events: count };
}

function matches({ property, contains }: BehaviourParams, { properties }: BehaviourEvent): boolean {
  if (property === undefined || contains === undefined) return true;
  const text = folded(properties[property] ?? "");
  return contains.some((part) => text.includes(part));
}

function share(decay: Decay, days: number): number {
  switch (decay.kind) {
    case "halfLife":
      return 2 ** (-days / decay.days);
    case "linear":
      return Math.max(0, 1 - days / decay.days);
    case "window":
      return days < decay.days ? 1 : 0;
    case "steps":
      return decay.steps.find(([until]) => days < until)?.[1] ?? 0;
    default:
      return decay satisfies never;
  }
}
