import { z } from "zod";
import { handoffFigures } from "../../store/crossings/handoff-figures.ts";
import { instant, text } from "./text.ts";

const count = z.number().int();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const homeQuery = z.object({
  /** First and last day of the span, in the account's zone; this week from Monday on when left out. */
  from: day.optional(),
  to: day.optional(),
});

/** Every figure of the hand-offs to sales that were told in a span. */
const figures = z.object(
  Object.fromEntries(handoffFigures.map((name) => [name, count])) as Record<
    (typeof handoffFigures)[number],
    typeof count
  >,
);

/** A share with its interval, each 0 to 1. */
const share = z.object({ value: z.number(), low: z.number(), high: z.number() });

const ofPeople = z.object({ name: z.string(), ...figures.shape });

export const home = z.object({
  /** From (inclusive) until (exclusive), and the days as the account's calendar has them. */
  span: z.object({ from: instant, until: instant, firstDay: day, lastDay: day }),
  /** The span of the same length before it. */
  before: z.object({ from: instant, until: instant }),
  handoffs: z.object({ now: figures, before: figures }),
  attempts: count,
  conversations: count,
  /** The middle of the times to first contact, milliseconds; null without any. */
  medianToContact: z.object({ now: count.nullable(), before: count.nullable() }),
  reasons: z.array(
    z.object({
      verdict: z.enum(["yes", "maybe", "never"]),
      /** Empty where sales gave none. */
      reason: z.string(),
      label: text,
      count,
    }),
  ),
  /** Whether sales says never too often to the hand-offs of the version in force (docs/statistics.md). */
  alarm: z.object({
    state: z.enum(["too_few", "silent", "alarm"]),
    version: count.nullable(),
    handedOff: count,
    answers: count,
    never: count,
    /** Of the answers; null without any. */
    share: share.nullable(),
    /** Answers over hand-offs, 0 to 1. */
    answered: z.number(),
    /** In an alarm: the one criterion whose leads are refused more often; null where no single one explains it. */
    named: z
      .object({
        label: text,
        with: z.object({ answers: count, never: count }),
        without: z.object({ answers: count, never: count }),
      })
      .nullable(),
  }),
  /** How many hand-offs became customers, by spans of at least 50 whose horizon has passed, the latest first. */
  conversion: z.object({
    horizonDays: count,
    target: z.object({ low: z.number(), high: z.number() }),
    spans: z.array(
      z.object({
        from: instant,
        until: instant,
        handedOff: count,
        won: count,
        share,
        advice: z.enum(["too_low", "too_high"]).nullable(),
      }),
    ),
  }),
  /** Scenarios that started within the span: starts, and how many of those reached their goal. */
  scenarios: z.array(z.object({ name: z.string(), label: text, started: count, goal: count })),
  /** As it stands now, whatever the span. */
  waits: z.object({
    /** Ready leads that wait for their first contact, and those of them that are overdue or raised their hand. */
    contact: count,
    overdue: count,
    raised: count,
    /** Ready leads without an owner. */
    unassigned: count,
    /** Held by the breaker. */
    held: count,
    failures: count,
  }),
  /** Contacts now. */
  funnel: z.object({ leads: count, warm: count, ready: count, sales: count, customers: count }),
  /** By the team of whoever had the lead when it was handed over; an empty name for nobody's. */
  teams: z.array(ofPeople),
  /** By person, where an admin has switched it on; null otherwise. */
  people: z.array(ofPeople).nullable(),
  /** What is most useful next, at most three; `page` is an address within the console. */
  nextSteps: z.array(z.object({ text, page: z.string() })),
});
export type Home = z.infer<typeof home>;

export const peopleWish = z.strictObject({ isOn: z.boolean() });
