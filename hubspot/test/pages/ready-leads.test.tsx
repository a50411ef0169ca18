import {
  Button,
  EmptyState,
  ErrorState,
  hubspot,
  Link,
  Select,
  StatisticsItem,
} from "@hubspot/ui-extensions";
import { createRenderer } from "@hubspot/ui-extensions/testing";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { LeadOfList, Week } from "../../src/app/pages/ready-leads-state.ts";
import { ReadyLeadsView } from "../../src/app/pages/ready-leads-view.tsx";
import { pageWords } from "../../src/app/pages/ready-leads-words.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const hour = 3_600_000;

function exampleLead(changes: Partial<LeadOfList> = {}): LeadOfList {
  return {
    contactId: "42",
    name: "Ana Robles",
    email: "ana@acme.example",
    company: "Acme",
    recordUrl: "https://app.hubspot.com/contacts/1/record/0-1/42",
    score: 71,
    reasons: [{ label: { en: "Asked for a demo", es: "Pidió una demo" }, points: 25 }],
    gate: null,
    owner: { name: "Laura Gil", team: "North" },
    verdict: null,
    handoff: {
      state: "open",
      contactBy: Date.now() + hour,
      raisedAt: Date.now() - hour,
      firstContact: null,
    },
    ...changes,
  };
}

const figures = {
  told: 9,
  in_time: 5,
  late: 1,
  overdue: 2,
  answered: 4,
  yes: 2,
  maybe: 1,
  never: 1,
};
const week: Week = {
  handoffs: { now: figures, before: { ...figures, told: 7 } },
  waits: { contact: 3, overdue: 2, raised: 1, unassigned: 4 },
};

type Sent = { readonly url: string; readonly body: unknown };

function open(leads: readonly LeadOfList[] = [exampleLead()], language: "en" | "es" = "en") {
  const sent: Sent[] = [];
  const announced: [string, string][] = [];
  const page = createRenderer("pages");
  const shown = {
    page,
    sent,
    announced,
    total: leads.length,
    status: 200,
    text: () => page.getRootNode().toString(),
  };
  vi.spyOn(hubspot, "fetch").mockImplementation(async (url, options) => {
    sent.push({ url: String(url), body: options?.body });
    const isWeek = String(url).endsWith("/cards/week");
    const body = isWeek ? week : { total: shown.total, items: leads };
    return new Response(JSON.stringify(shown.status === 200 ? body : { error: { code: "no" } }), {
      status: shown.status,
    });
  });
  page.render(
    <ReadyLeadsView
      place={{ appUrl: "https://ripen.example", language, timeZone: "Europe/Madrid" }}
      announce={(kind, message) => announced.push([kind, message])}
    />,
  );
  return shown;
}

function press(shown: ReturnType<typeof open>, label: string): void {
  shown.page.find(Button, (button) => button.text === label).trigger("onClick");
}

describe.each(["en", "es"] as const)("the work list in %s", (language) => {
  const words = pageWords(language);

  test("begins with my leads: who, by when, why, and a link to the record", async () => {
    const shown = open([exampleLead()], language);
    await shown.page.waitFor(() => expect(shown.text()).toContain("Ana Robles"));
    expect(shown.sent[0]?.url).toBe("https://ripen.example/cards/leads?list=mine&offset=0");
    expect(shown.page.find(Link).props.href).toMatchObject({ url: exampleLead().recordUrl });
    for (const part of ["71", "Acme", "Laura Gil, North", words.raised]) {
      expect(shown.text()).toContain(part);
    }
    expect(shown.text()).toContain(
      language === "en" ? "Asked for a demo +25" : "Pidió una demo +25",
    );
  });

  test("says who is overdue, who was contacted, and of whom sales was not told", async () => {
    const handoff = {
      state: "breached",
      contactBy: 1,
      raisedAt: null,
      firstContact: null,
    } as const;
    const shown = open(
      [
        exampleLead({ contactId: "1", handoff }),
        exampleLead({
          contactId: "2",
          handoff: { ...handoff, state: "late", firstContact: { at: 2 } },
        }),
        exampleLead({ contactId: "3", handoff: null, owner: null }),
      ],
      language,
    );
    await shown.page.waitFor(() => expect(shown.text()).toContain(words.untold));
    expect(shown.text()).toContain(words.overdue("").trim());
    expect(shown.text()).toContain(words.contacted("").trim());
    expect(shown.text()).toContain(words.noOwner);
  });
});

const words = pageWords("en");

test("leads of nobody and of all are one click away, and a long list goes on", async () => {
  const shown = open();
  await shown.page.waitFor(() => expect(shown.text()).toContain("Ana Robles"));
  shown.total = 60;
  press(shown, words.lists.unassigned);
  await shown.page.waitFor(() => expect(shown.text()).toContain(words.more));
  press(shown, words.more);
  await shown.page.waitFor(() =>
    expect(shown.sent.at(-1)?.url).toContain("list=unassigned&offset=25"),
  );
});

test("a verdict takes one click, with its reason, and its undoing another", async () => {
  const shown = open();
  await shown.page.waitFor(() => expect(shown.text()).toContain("Ana Robles"));
  shown.page.find(Select).trigger("onChange", "timing" as never);
  await shown.page.waitFor(() => expect(shown.page.find(Select).props.value).toBe("timing"));
  press(shown, words.verdict.maybe);
  await shown.page.waitFor(() => expect(shown.announced).toEqual([["success", words.kept]]));
  expect(shown.sent.at(-1)).toEqual({
    url: "https://ripen.example/cards/contacts/42/verdict",
    body: { value: "maybe", reason: "timing" },
  });
  press(shown, words.undo);
  await shown.page.waitFor(() => expect(shown.announced.at(-1)).toEqual(["success", words.undone]));
  expect(shown.sent.some(({ body }) => JSON.stringify(body) === '{"value":null}')).toBe(true);
});

test("the week's figures stand beside those of the week before", async () => {
  const shown = open();
  await shown.page.waitFor(() => expect(shown.page.findAll(StatisticsItem)).toHaveLength(12));
  expect(shown.page.find(StatisticsItem).props).toMatchObject({
    label: words.figures.told,
    number: "9",
  });
  expect(shown.text()).toContain(words.before(7));
});

test("an empty list and an app that does not answer say so", async () => {
  const empty = open([]);
  await empty.page.waitFor(() =>
    expect(empty.page.find(EmptyState).props.title).toBe(words.nobody),
  );
  const silent = open();
  silent.status = 503;
  press(silent, words.lists.all);
  await silent.page.waitFor(() =>
    expect(silent.page.findAll(ErrorState).length).toBeGreaterThan(0),
  );
});
