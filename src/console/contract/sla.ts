import { z } from "zod";

const hours = z.number().min(0.25).max(2_000);
const minute = z.number().int().min(0).max(1_440);
const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const country = z.string().regex(/^[A-Z]{2}$/);
const state = z.string().regex(/^[A-Za-z0-9]{1,8}$/);

/** Within how many working hours sales contacts who was handed over, and which hours count (docs/contracts.md, SLA). */
export const slaTerms = z.strictObject({
  /** Working hours for a lead that the score made ready. */
  hours,
  /** Working hours for a lead that raised a hand. */
  raisedHandHours: hours,
  /** 1 (Monday) to 7 (Sunday). */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  /** Minutes of the local day; null for round the clock. */
  office: z.strictObject({ from: minute, to: minute }).nullable(),
  holidays: z.strictObject({
    /** Days off, YYYY-MM-DD. */
    dates: z.array(day).max(400),
    /** ISO 3166-1, whose public holidays are no working days; with a state that has its own. */
    country: country.nullable(),
    state: state.nullable(),
  }),
  /** Lead statuses (`hs_lead_status`) that count as a first contact when a person sets them. */
  statuses: z.array(z.string().min(1).max(100)).max(50),
  /** Whether HubSpot's date of the last contact counts; sequences and integrations move it too. */
  countsLastContacted: z.boolean(),
  /** The owner who hears of overdue leads, and at once of leads without an owner. */
  escalateTo: z
    .strictObject({ ownerId: z.string().regex(/^\d{1,20}$/), name: z.string().max(200) })
    .nullable(),
  /** Whether reminders and overdue leads that no workflow is bound to become tasks. */
  makesTasks: z.boolean(),
});

export const sla = z.object({
  terms: slaTerms,
  /** True while nobody has set anything: two working days round the clock. */
  isUsual: z.boolean(),
  /** IANA name of the zone that days and hours are meant in: the account's. */
  timeZone: z.string(),
  /** To whom leads can be escalated; empty where the owners may not be read. */
  owners: z.array(z.object({ id: z.string(), name: z.string(), team: z.string() })),
  /** The account's lead statuses; empty while they have not been read. */
  statuses: z.array(z.object({ value: z.string(), label: z.string() })),
});
export type Sla = z.infer<typeof sla>;

export const holidaysQuery = z.object({
  country: country.optional(),
  state: state.optional(),
  language: z.enum(["en", "es"]).default("en"),
});

export const holidays = z.object({
  countries: z.array(z.string()),
  states: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Public holidays of this year and the next. */
  days: z.array(z.object({ day: z.string(), name: z.string() })),
});
export type Holidays = z.infer<typeof holidays>;
