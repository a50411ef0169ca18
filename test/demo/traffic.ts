import type { PortalControl, RecordView } from "../simulator/control.ts";
import { createRandom, type Random } from "../simulator/random.ts";

/** One thing that happens in the portal. */
type Act = () => void;

/** What happens in the portal, in phases: each begins when the one before is dealt with. */
export type Traffic = readonly (readonly Act[])[];

const titles = [
  "Head of Sales",
  "Directora Comercial",
  "VP Marketing",
  "Analista",
  "CTO",
  "Becario",
];
const countries = ["Spain", "México", "Chile", "Germany", "United Kingdom", "Colombia"];

/**
 * People of the account, each with an edit of no more contacts than anybody makes in ten minutes: more than fifty by one
 * is a mass change (docs/contracts.md, Evidence decides).
 */
const colleagues = ["userId:501", "userId:502", "userId:503", "userId:504", "userId:505"] as const;
const mostEditsEach = 30;
/** The account's product writes through an integration of its own. */
const product = "2200117";

/**
 * A day in the portal, the same for the same seed: five people edit profiles, an import brings what is more, leads read, ask for a demo, use
 * the trial and book meetings, new ones sign up, and somebody tidies up by merging and deleting as many. No
 * contact does the same thing twice, because HubSpot shows only the latest of each (hubspot-facts 4.6).
 * `hasTrial`: the portal has properties for product usage. The last phase is one that no webhook tells of.
 */
export function planTraffic(portal: PortalControl, seed: number, hasTrial: boolean): Traffic {
  const random = createRandom(seed);
  const contacts = shuffled(portal.contacts(), random);
  const leads = contacts.filter((contact) => contact.properties["lifecyclestage"] !== "customer");
  const take = (n: number): RecordView[] => leads.splice(0, n);
  const share = Math.max(1, Math.floor(contacts.length / 40));
  const created: string[] = [];

  const edits = take(3 * share).map(({ id }, n) => () => {
    const values = { jobtitle: random.pick(titles), country: random.pick(countries) };
    const who = colleagues[n % colleagues.length];
    if (n < mostEditsEach * colleagues.length) portal.editContact(id, values, "CRM_UI", who);
    else portal.editContact(id, values, "IMPORT", "import:1");
  });
  const readers = take(2 * share).map(({ id }) => () => {
    portal.visitPage(id, "https://www.example.com/pricing");
  });
  const users = take(hasTrial ? share : 0).map(({ id }) => () => {
    const now = new Date().toISOString();
    const used = { trial_started_at: now, last_login_at: now, seats_invited: "3" };
    portal.editContact(id, used, "INTEGRATION", product);
  });
  const hot = take(share).flatMap(({ id }) => [
    () => portal.visitPage(id, "https://www.example.com/precios"),
    () =>
      portal.submitForm(id, "f1a0c6f2-0004-4c1e-9a55-000000000004", "Pricing: Request a demo", {
        jobtitle: "Head of Operations",
      }),
    () => portal.bookMeeting(id),
  ]);
  const openers = take(share);
  const newcomers = Array.from({ length: Math.max(3, Math.min(share, 25)) }, (_, i) => () => {
    created.push(
      portal.createContact(
        {
          email: `newcomer${i}@acme-${seed}.example`,
          firstname: `Newcomer ${i}`,
          jobtitle: random.pick(titles),
          country: random.pick(countries),
          lifecyclestage: "lead",
        },
        "FORM",
      ),
    );
  });
  // As many go as come, so that the portal ends as large as it began.
  const [kept, other, erased, ...deleted] = take(newcomers.length + 1);
  const tidying: Act[] = deleted.map(
    ({ id }) =>
      () =>
        portal.deleteContact(id),
  );
  if (kept && other) tidying.push(() => void portal.mergeContacts(kept.id, other.id));
  if (erased) tidying.push(() => portal.privacyDelete(erased.id));

  return [
    shuffled([...edits, ...newcomers], random),
    // Steps of one lead keep their order.
    [...readers, ...users, ...hot],
    [
      ...Array.from({ length: Math.floor(newcomers.length / 2) }, (_, i) => () => {
        const id = created[i];
        if (id !== undefined) portal.visitPage(id, "https://www.example.com/blog");
      }),
      ...tidying,
    ],
    // Nobody subscribes to opens, they are too many (webhooks/followed-properties.ts): the counter tells the poll.
    openers.map(
      ({ id }) =>
        () =>
          portal.openEmail(id, "Newsletter"),
    ),
  ];
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(random.int(0, left.length - 1), 1));
  return out;
}
