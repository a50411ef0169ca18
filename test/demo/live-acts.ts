import type { PortalControl, RecordView } from "../simulator/control.ts";
import { createRandom } from "../simulator/random.ts";

/** Lets things happen in the portal, one at a time and for as long as wanted. */
export type LiveActs = {
  /** Does one thing and says what, for a person. */
  next(): string;
};

const site = "https://www.example.com";

export function liveActs(portal: PortalControl, seed: number): LiveActs {
  const random = createRandom(seed);
  let newcomers = 0;

  const acts: readonly (readonly [(contact: RecordView) => string, number])[] = [
    [
      (contact) => {
        portal.visitPage(contact.id, `${site}/pricing`);
        return `${nameOf(contact)} reads the pricing page`;
      },
      4,
    ],
    [
      (contact) => {
        portal.submitForm(
          contact.id,
          "f1a0c6f2-0004-4c1e-9a55-000000000004",
          "Pricing: Request a demo",
        );
        return `${nameOf(contact)} asks for a demo`;
      },
      2,
    ],
    [
      (contact) => {
        portal.openEmail(contact.id);
        return `${nameOf(contact)} opens the newsletter: no webhook tells, the poll will find it`;
      },
      1,
    ],
    [
      (contact) => {
        portal.bookMeeting(contact.id);
        return `${nameOf(contact)} books a meeting`;
      },
      1,
    ],
    [
      (contact) => {
        portal.submitForm(contact.id, "f1a0c6f2-0006-4c1e-9a55-000000000006", "Your profile", {
          jobtitle: random.pick(["Head of Sales", "CTO", "Becaria"]),
        });
        return `${nameOf(contact)} tells another title in a form`;
      },
      3,
    ],
    [
      () => {
        newcomers += 1;
        const id = portal.createContact(
          {
            email: `visitor${newcomers}.${seed}@acme.example`,
            firstname: "Ana",
            jobtitle: "Directora de Compras",
            country: "España",
            lifecyclestage: "lead",
          },
          "FORM",
        );
        return `Ana (${id}) signs up`;
      },
      1,
    ],
  ];
  return {
    next: () => random.weighted(acts)(random.pick(portal.contacts())),
  };
}

function nameOf({ id, properties }: RecordView): string {
  return `${properties["firstname"]?.slice(0, 20) ?? "Contact"} (${id})`;
}
