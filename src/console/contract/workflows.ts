import { z } from "zod";
import { instant, paging, text } from "./text.ts";

/** What was observed of a scenario. Counts are contacts, each once. */
export const scenarioCounts = z.object({
  /** Crossings that set something off, and those recorded in silence (contracts.md, Crossings). */
  triggered: z.number().int(),
  silent: z.number().int(),
  /** Trigger written to HubSpot; enrolment is certain only with a receipt. */
  written: z.number().int(),
  receipts: z.number().int(),
  goal: z.number().int(),
  becameReady: z.number().int(),
  becameCustomer: z.number().int(),
  /** Set off, but not written yet: waiting for another scenario, or on its way. */
  waiting: z.number().int(),
  /** HubSpot refused the write. */
  rejected: z.number().int(),
});

/** How the portal's workflow is set off (docs/decisions/06-enrolment.md): by the trigger property, by joining a static list, or by a call; or a task for the contact's owner instead of a workflow. */
export const actuator = z.enum(["property", "list", "workflow", "task"]);

/** Why a catch-up leaves contacts out unless it is ticked. */
const leftOutReason = z.enum(["opted_out", "bounced", "not_marketing", "open_deal", "quiet"]);

/** Whence contacts come whose crossings stayed silent. */
export const catchUpSource = z.enum(["first_run", "binding", "publish", "import"]);

/** Contacts that met a scenario's condition in silence, and how far they are let go. */
export const catchUp = z.object({
  source: catchUpSource,
  /** Those whom nothing leaves out. */
  contacts: z.number().int(),
  /** Those whom exactly these reasons leave out, unless all of them are ticked. */
  leftOut: z.array(z.object({ reasons: z.array(leftOutReason), contacts: z.number().int() })),
  /** Null while nobody has started it. */
  queue: z
    .object({
      mostADay: z.number().int(),
      expected: z.number().int(),
      startedAt: instant,
      startedBy: z.string(),
      ticked: z.array(leftOutReason),
      /** Had their turn in the account's day, of all sources of the scenario. */
      today: z.number().int(),
    })
    .nullable(),
});
export type CatchUp = z.infer<typeof catchUp>;

/** Lets those go, up to `mostADay` a day and best first. */
export const catchUpWish = z.object({
  mostADay: z.number().int().min(1).max(100_000),
  ticked: z.array(leftOutReason).default([]),
  /** The number that was shown with these ticks: refused when it is another one by now. */
  expected: z.number().int().min(1),
});

export const scenario = z.object({
  name: z.string(),
  label: text,
  about: text,
  trigger: text,
  audience: text,
  goal: text,
  isNurturing: z.boolean(),
  sendsMail: z.boolean(),
  /** Higher goes first. */
  priority: z.number().int(),
  /** Points below which nobody enters; null for none. */
  minimumScore: z.number().int().nullable(),
  /** Days between two starts for one contact; 0 for none. */
  coolDownDays: z.number().int(),
  /** Starts in one day of the portal's time zone; null for no cap. */
  mostADay: z.number().int().nullable(),
  /** False while nothing that could ever start it has been seen (domain.md section 8). */
  hasSignal: z.boolean(),
  /** Null while it is not bound. */
  binding: z
    .object({
      actuator,
      /** The static list's id, or the workflow's; null for the property and the task. */
      target: z.string().nullable(),
      boundAt: instant,
      /** The portal's workflow that listens, with its address in HubSpot. */
      workflow: z.object({ flowId: z.string(), name: z.string(), address: z.string() }).nullable(),
    })
    .nullable(),
  /** The contact property that the portal's workflow is triggered by. */
  triggerProperty: z.string(),
  /** Set when the property cannot be written: it stands in the portal with another type. */
  problem: text.nullable(),
  /** How the native workflow must be set up, in order. */
  checklist: z.array(text),
  counts: scenarioCounts,
  /** What stayed silent and can be caught up, by its source. */
  catchUps: z.array(catchUp),
});
export type Scenario = z.infer<typeof scenario>;

export const workflows = z.object({
  /** Crossings are recorded, and nothing is set off. */
  isDryRun: z.boolean(),
  /** Leads whose company has an open deal, or is a customer, are told to their owner instead of handed to sales. */
  tellsColleagues: z.boolean(),
  /** Whether workflows can be picked and enrolled in by a call; otherwise their address is pasted. */
  usesWorkflowApi: z.boolean(),
  scenarios: z.array(scenario),
});
export type Workflows = z.infer<typeof workflows>;

const number = z.number().int().min(0).max(100_000);

export const bindWish = z.object({
  actuator: actuator.default("property"),
  /** Needed for a list and for a workflow: their ids. */
  target: z
    .string()
    .regex(/^\d{1,20}$/)
    .nullable()
    .default(null),
  /** Left out: the scenario's own. Null: none. */
  minimumScore: number.nullable().optional(),
  coolDownDays: number.max(3_650).optional(),
  mostADay: number.min(1).nullable().optional(),
  /** The portal's workflow that listens, for the page's link; it is not called. */
  workflow: z
    .object({ flowId: z.string().regex(/^\d{1,20}$/), name: z.string().max(200) })
    .nullable()
    .default(null),
  /** The same by its address in HubSpot, as pasted from the browser; goes before `workflow`. */
  workflowAddress: z.string().trim().max(500).nullable().default(null),
});
export type BindWish = z.infer<typeof bindWish>;
export const dryRunWish = z.object({ isDryRun: z.boolean() });
export const colleaguesWish = z.object({ tellOwner: z.boolean() });

/** The portal's contact workflows; empty with a reason where they cannot be listed. */
export const workflowChoices = z.object({
  /** `workflowId` is what enrolment by call needs; null where it cannot be. */
  choices: z.array(
    z.object({ flowId: z.string(), workflowId: z.string().nullable(), name: z.string() }),
  ),
  unavailable: text.nullable(),
});
export type WorkflowChoices = z.infer<typeof workflowChoices>;

export const listsQuery = z.object({ q: z.string().trim().max(100).default("") });
/** The portal's static contact lists; empty with a reason where they cannot be listed. */
export const listChoices = z.object({
  choices: z.array(z.object({ listId: z.string(), name: z.string() })),
  unavailable: text.nullable(),
});
export type ListChoices = z.infer<typeof listChoices>;

/** What waits for the same reason. */
const heldGroup = {
  scenario: z.string().max(40),
  /**
   * `unknown` and `unresolved`: nobody can tell whether a call enrolled; it is not repeated by itself
   * (reliability.md 2.5). `resting`: HubSpot does not allow that kind of enrolment now.
   */
  state: z.enum(["refused", "unresolved", "unknown", "resting", "behind", "on_its_way"]),
  /** Why it was refused, by store/failures/cause.ts, and what that is about; empty for all others but what rests. */
  cause: z.string().max(40),
  about: z.string().max(500),
};
export const heldQuery = z.object({ ...paging, ...z.object(heldGroup).partial().shape });
/** Enrolments that wait or were refused by reason, refused ones first, and what to do; the page is one of the group that is asked for. */
export const held = z.object({
  total: z.number().int(),
  groups: z.array(
    z.object({
      ...heldGroup,
      contacts: z.number().int(),
      /** Since when the first of them waits. */
      since: instant,
      why: text,
      advice: text,
    }),
  ),
  items: z.array(
    z.object({
      contactId: z.string(),
      name: z.string(),
      recordUrl: z.string(),
      firedAt: instant,
    }),
  ),
});
export type Held = z.infer<typeof held>;
