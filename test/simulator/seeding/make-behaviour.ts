import { behaviourValues, sourceOf, type Behaviour } from "../behaviour/behaviour.ts";
import type { Random } from "../random.ts";
import type { ChangeSource, Past } from "../records/record.ts";

type Span = Omit<Past, "state">;

/** Tells what one act makes of the values, when (epoch milliseconds) and through what. */
type Tell = (values: ReadonlyMap<string, string>, at: number, source: ChangeSource) => void;

const product: ChangeSource = { changeSource: "INTEGRATION", sourceId: "2200117" };

const site = "https://www.example.com";
const forms = [
  ["f1a0c6f2-0001-4c1e-9a55-000000000001", "Ebook: Guía de crecimiento"],
  ["f1a0c6f2-0002-4c1e-9a55-000000000002", "Webinar: Lead scoring"],
  ["f1a0c6f2-0003-4c1e-9a55-000000000003", "Newsletter: Subscribe"],
  ["f1a0c6f2-0004-4c1e-9a55-000000000004", "Contact us: Request a demo"],
  ["f1a0c6f2-0005-4c1e-9a55-000000000005", "Precios: Solicitar presupuesto"],
] as const;

/** The counters and dates that a person's behaviour within the span leaves, the likelier the higher the intent. */
export function makeBehaviour(random: Random, span: Span): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  playBehaviour(random, span, (values) => {
    for (const [name, value] of values) all.set(name, value);
  });
  return all;
}

/** Plays a person's behaviour within the span, act by act; the same again for the same state of `random`. */
export function playBehaviour(random: Random, span: Span, tell: Tell): void {
  const { from, until, intent } = span;
  const values = new Map<string, string>();
  const times = Array.from({ length: Math.floor(random.next() * (2 + intent * 24)) }, () =>
    // Interest grows towards today the more there is of it.
    Math.floor(until - (until - from) * random.next() ** (1 + 2 * intent)),
  ).sort((a, b) => a - b);
  for (const at of times) {
    const act = makeAct(random, intent, at);
    const changed = behaviourValues(values, act, at);
    for (const [name, value] of changed) values.set(name, value);
    tell(changed, at, sourceOf(act));
  }
  for (const { at, changed } of productUse(random, span)) tell(changed, at, product);
}

function makeAct(random: Random, intent: number, at: number): Behaviour {
  const emailName = random.pick(["Newsletter", "Novedades de producto", "Product tips"]);
  const form = intent > 0.5 ? random.pick(forms) : random.pick(forms.slice(0, 3));
  const path = intent > 0.5 ? random.pick(["/pricing", "/precios", "/demo"]) : "/blog";
  return random.weighted<Behaviour>([
    [{ kind: "pageVisit", url: `${site}${random.chance(0.6) ? "/" : path}` }, 40],
    [{ kind: "emailDelivered", emailName }, 20],
    [{ kind: "emailOpen", emailName }, 16],
    [{ kind: "emailClick", emailName }, 6],
    [{ kind: "formSubmission", formId: form[0], name: form[1] }, 2 + intent * 10],
    [{ kind: "salesEmailReply" }, intent * 4],
    [{ kind: "meetingBooked", startsAt: at + 2 * 86_400_000 }, intent > 0.6 ? 3 : 0],
  ]);
}

function productUse(
  random: Random,
  { from, until, intent, isCustomer, usesProduct }: Span,
): readonly { readonly at: number; readonly changed: ReadonlyMap<string, string> }[] {
  if (!isCustomer && !random.chance(intent * 0.5)) return [];
  const started = Math.floor(from + (until - from) * random.next());
  const login = Math.floor(started + (until - started) * random.next());
  const used = new Map([
    ["last_login_at", new Date(login).toISOString()],
    ["seats_invited", String(Math.floor(random.next() * (1 + intent * 12)))],
    ["limits_reached", String(Math.floor(random.next() * (1 + intent * 4)))],
  ]);
  if (!usesProduct) return [];
  return [
    { at: started, changed: new Map([["trial_started_at", new Date(started).toISOString()]]) },
    { at: login, changed: used },
  ];
}
