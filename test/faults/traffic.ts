import type { PortalControl } from "../simulator/control.ts";
import { createRandom } from "../simulator/random.ts";

/** Lets things happen in the portal for as long as wanted. */
export type Traffic = {
  /** Does `n` things at once; they reach the app by webhook. */
  burst(n: number): void;
};

const site = "https://www.example.com";
const titles = [
  "Head of Sales",
  "CTO",
  "Becaria",
  "VP Marketing",
  "Analista",
  "Dirección comercial",
];
const countries = ["Spain", "México", "Chile", "Germany", "Colombia"];

/** Acts of all kinds by seed, those included that end or join contacts. */
export function createTraffic(portal: PortalControl, seed: number): Traffic {
  const random = createRandom(seed);
  let newcomers = 0;
  const someone = (): string => random.pick(portal.contacts()).id;

  const acts: readonly (readonly [() => void, number])[] = [
    [() => portal.visitPage(someone(), `${site}/pricing`), 20],
    [() => portal.submitForm(someone(), "f3a1c7e2-demo", "Pricing: Request a demo"), 10],
    [() => portal.bookMeeting(someone()), 6],
    [
      () =>
        portal.editContact(someone(), {
          jobtitle: random.pick(titles),
          country: random.pick(countries),
        }),
      30,
    ],
    [
      () => {
        newcomers += 1;
        portal.createContact({
          email: `visitor${newcomers}.${seed}@acme.example`,
          firstname: "Ana",
          jobtitle: random.pick(titles),
          country: random.pick(countries),
          lifecyclestage: "lead",
        });
      },
      12,
    ],
    [
      () => {
        const [one, other] = [someone(), someone()];
        if (one !== other) portal.mergeContacts(one, other);
      },
      1,
    ],
    [() => portal.deleteContact(someone()), 1],
    [() => portal.privacyDelete(someone()), 1],
  ];
  return {
    burst: (n) => {
      for (let i = 0; i < n; i += 1) random.weighted(acts)();
    },
  };
}
