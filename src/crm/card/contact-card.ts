// The app and the uploaded project each hold this file, because HubSpot uploads a folder of its own: a
// test keeps the two equal.

/** Points of one axis, or of the whole: integers as published, of at most `max`. */
export type Points = { readonly points: number; readonly max: number };

/** What sales answers after the hand-off (contracts.md, Verdict). */
export type VerdictValue = "yes" | "maybe" | "never";

/** One line of the explanation, its texts in the asked language. All lines of an axis add up to its points. */
export type ReasonLine = {
  readonly axis: "fit" | "pain";
  readonly label: string;
  /** What the criterion means; empty for caps and for criteria that nobody defined. */
  readonly definition: string;
  readonly points: number;
  /** What the contact's data says, for instance its job title; empty when events or nothing stand behind it. */
  readonly values: readonly string[];
  /** How many events stand behind it. */
  readonly events: number;
  /** When the newest of them happened, epoch milliseconds; null without any. */
  readonly lastAt: number | null;
  /** The criterion's own cap cut its points. */
  readonly isCapped: boolean;
};

/** What stands between the contact and ready. */
export type MissingLine =
  | { readonly kind: "points"; readonly of: "fit" | "pain" | "total"; readonly short: number }
  | { readonly kind: "unknown"; readonly label: string };

/** Why the numbers alone do not decide; `label` is the admin's own text in the asked language. */
export type Gate =
  | { readonly kind: "customer" | "objection" }
  | { readonly kind: "exclusion"; readonly label: string; readonly until: number | null }
  | { readonly kind: "limit"; readonly label: string }
  | { readonly kind: "verdict"; readonly value: VerdictValue | "lost" }
  | { readonly kind: "handRaiser"; readonly label: string; readonly at: number };

/** Why a contact left ready. */
export type LeftBecause =
  | Gate
  | { readonly kind: "points"; readonly of: readonly ("fit" | "pain" | "total")[] }
  | { readonly kind: "model" };

/** Readiness comes first on the card. Times are epoch milliseconds. */
export type Readiness =
  | {
      readonly isReady: true;
      readonly since: number;
    }
  | {
      readonly isReady: false;
      /** When and why it left ready; null when it never was, as far as the history goes. */
      readonly left: { readonly at: number; readonly because: LeftBecause } | null;
    };

/** How sales' time for a lead stands: `lost_waiting` stopped being ready before anybody tried. */
export type HandoffState = "open" | "reminded" | "breached" | "in_time" | "late" | "lost_waiting";

/** What a person's first contact was. */
export type FirstContactHow = "call" | "meeting" | "verdict" | "status" | "last_contacted";

/** The latest hand-off to sales. Times are epoch milliseconds. */
export type HandoffOfCard = {
  readonly state: HandoffState;
  /** When sales must have tried; null where nobody has set a time. */
  readonly contactBy: number | null;
  /** When the contact raised its hand for it; null when it did not. */
  readonly raisedAt: number | null;
  readonly firstContact: {
    readonly at: number;
    readonly how: FirstContactHow;
    /** It was logged an hour or more after it was made. */
    readonly isLoggedLater: boolean;
  } | null;
  /** How often sales tried since, and how often the two spoke. */
  readonly attempts: number;
  readonly conversations: number;
};

/** The place in the matrix of fit by pain (domain.md section 5). Cuts are lower bounds of points. */
export type MatrixPlace = {
  readonly fitCuts: readonly number[];
  readonly painCuts: readonly number[];
  /** `cells[row][column]`: rows rise with fit, columns with pain. */
  readonly cells: readonly (readonly CellColour[])[];
  readonly row: number;
  readonly column: number;
};

/** The colour of a cell of the matrix. */
export type CellColour = "red" | "purple" | "blue";

/** Where the contact belongs: a colour, with sales, out of the matrix, or a customer of whom nothing is known. */
export type Segment = CellColour | "sales" | "out" | "unknown";

/** Something that the contact did. */
export type Behaviour = {
  /** A type of contracts.md, Behaviour events, or `custom:*`. */
  readonly type: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The page, the form, the document; empty when nothing is known. */
  readonly detail: string;
};

/** The score at the end of one day. */
export type TrendPoint = {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly fit: number;
  readonly pain: number;
  readonly leadScore: number;
};

/** Sales' answer as it stands. */
export type VerdictState = {
  readonly value: VerdictValue;
  /** One of the reasons to pick from, or one that the account added; empty when none was given. */
  readonly reason: string;
  /** In sales' own words; may be empty. */
  readonly note: string;
  /** Epoch milliseconds. */
  readonly at: number;
};

/** Everything that the card shows of one contact, answered in one request. */
export type ContactCard = {
  readonly kind: "lead" | "customer";
  /** Epoch milliseconds for which the score holds. */
  readonly asOf: number;
  /** True while the contact waits to be read and scored again. */
  readonly isWaiting: boolean;
  /** True when an admin has paused the scoring of this account. */
  readonly isPaused: boolean;
  readonly readiness: Readiness;
  readonly fit: Points;
  readonly pain: Points;
  readonly leadScore: Points;
  readonly band: string;
  readonly segment: Segment;
  /** Null for customers. */
  readonly nextStep:
    | "call"
    | "with_sales"
    | "tell_owner"
    | "complete_profile"
    | "warm_up"
    | "nurture"
    | "excluded"
    | null;
  readonly role: "decision_maker" | "influencer" | "end_user" | "unknown";
  readonly funnelStage: "awareness" | "consideration" | "decision" | "customer";
  readonly origin: "inbound" | "outbound" | "unknown";
  /** Null for customers: their matrix is another. */
  readonly matrix: MatrixPlace | null;
  readonly gate: Gate | null;
  /** Lines that give or take points, the weightiest first. */
  readonly reasons: readonly ReasonLine[];
  readonly missing: readonly MissingLine[];
  /** Oldest first, one point a day on which the score changed, at most 90. */
  readonly trend: readonly TrendPoint[];
  /** Newest first, at most 5. */
  readonly behaviour: readonly Behaviour[];
  readonly verdict: VerdictState | null;
  /** True while a pressed verdict, or its undoing, is on its way to HubSpot. */
  readonly isVerdictPending: boolean;
  /** To whom the contact belongs; null for nobody. */
  readonly owner: { readonly name: string; readonly team: string } | null;
  /** What to begin with when calling: what the contact did that made it ready, or did last; null when nothing is known. */
  readonly opening: Behaviour | null;
  /** Null when it was never handed to sales. */
  readonly handoff: HandoffOfCard | null;
  /** Of a hand-off that nobody was told of: whether it was silent, waits or was refused, and why; null otherwise. */
  readonly untold: {
    readonly is: "silent" | "behind" | "refused";
    readonly why: string;
  } | null;
  /** The customer model's result; null for leads and without such a model. */
  readonly customer: {
    readonly score: number;
    readonly max: number;
    readonly band: string;
    readonly reasons: readonly ReasonLine[];
  } | null;
  readonly model: { readonly name: string; readonly version: number };
};
