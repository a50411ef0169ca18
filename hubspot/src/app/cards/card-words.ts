import type {
  ContactCard,
  FirstContactHow,
  Gate,
  LeftBecause,
  VerdictValue,
} from "./contact-card.ts";
import { english } from "./words-en.ts";
import { spanish } from "./words-es.ts";
import type { Language } from "@ripen/talk/language-of.ts";

type Axis = "fit" | "pain" | "total";

/** Everything that the card says, in one language. Dates come in formatted. */
export type Words = {
  readonly loading: string;
  readonly refresh: string;
  readonly unscoredTitle: string;
  readonly unscored: string;
  readonly disconnectedTitle: string;
  readonly disconnected: string;
  readonly failedTitle: string;
  readonly failed: string;
  readonly notSetUp: string;
  readonly pausedTitle: string;
  readonly paused: string;
  readonly waiting: string;
  readonly ready: string;
  readonly notReady: string;
  readonly customer: string;
  readonly since: (date: string) => string;
  readonly contactBy: (date: string) => string;
  readonly contactHow: Readonly<Record<FirstContactHow, string>>;
  readonly firstContact: (how: string, date: string, isLate: boolean) => string;
  readonly tries: (attempts: number, conversations: number) => string;
  readonly loggedLater: string;
  readonly overdueTitle: string;
  readonly overdue: (date: string) => string;
  readonly left: (date: string, why: string) => string;
  readonly untold: Readonly<Record<NonNullable<ContactCard["untold"]>["is"], string>>;
  readonly handOff: string;
  readonly handedOff: string;
  readonly nextStep: Readonly<Record<NonNullable<ContactCard["nextStep"]>, string>>;
  readonly gate: (gate: Gate, until: string | null) => string;
  readonly because: (because: Extract<LeftBecause, { kind: "points" | "model" }>) => string;
  readonly why: string;
  readonly noReasons: string;
  readonly showAll: (count: number) => string;
  readonly showLess: string;
  readonly lastTime: (count: number, date: string) => string;
  readonly capped: string;
  readonly missingTitle: string;
  readonly short: (points: number, of: Axis) => string;
  readonly unknown: (label: string) => string;
  readonly axis: Readonly<Record<Axis, string>>;
  readonly outOf: (points: number, max: number) => string;
  readonly place: string;
  readonly segmentLabel: string;
  readonly segment: Readonly<Record<ContactCard["segment"], string>>;
  readonly bandLabel: string;
  readonly roleLabel: string;
  readonly role: Readonly<Record<ContactCard["role"], string>>;
  readonly funnelLabel: string;
  readonly funnelStage: Readonly<Record<ContactCard["funnelStage"], string>>;
  readonly originLabel: string;
  readonly origin: Readonly<Record<ContactCard["origin"], string>>;
  readonly verdictTitle: string;
  readonly verdictHint: string;
  readonly verdict: Readonly<Record<VerdictValue, string>>;
  readonly verdictMeans: Readonly<Record<VerdictValue, string>>;
  readonly reasonLabel: string;
  readonly reasonHint: string;
  readonly verdictReason: Readonly<Record<string, string>>;
  readonly noteLabel: string;
  readonly noteHint: string;
  readonly takeBack: string;
  readonly createDeal: string;
  readonly createTask: string;
  readonly opening: string;
  readonly owner: (name: string) => string;
  readonly noOwner: string;
  readonly next: string;
  readonly noNext: string;
  readonly undo: string;
  readonly verdictPending: string;
  readonly verdictKept: string;
  readonly verdictUndone: string;
  readonly notTaken: string;
  readonly trend: string;
  readonly noTrend: string;
  readonly behaviour: string;
  readonly noBehaviour: string;
  readonly event: (type: string) => string;
  readonly recalculate: string;
  readonly recalculating: string;
  readonly asOf: (date: string, model: string) => string;
  readonly customerScore: string;
  readonly points: string;
};

const words: Readonly<Record<Language, Words>> = { en: english, es: spanish };

/** The card's words in a person's language. */
export function wordsOf(language: Language): Words {
  return words[language];
}
