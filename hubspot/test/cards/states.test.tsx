import {
  Alert,
  Button,
  EmptyState,
  ErrorState,
  LineChart,
  LoadingSpinner,
  ProgressBar,
  StatusTag,
  Table,
  Tag,
} from "@hubspot/ui-extensions";
import { afterEach, describe, expect, test, vi } from "vitest";
import { wordsOf } from "../../src/app/cards/card-words.ts";
import type { ContactCard, Gate, LeftBecause } from "../../src/app/cards/contact-card.ts";
import { exampleCard, now, readyCard } from "./example-card.ts";
import { json, refusal, showCard, type ShownCard } from "./show-card.tsx";

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function shownWith(
  card: ContactCard,
  place: Parameters<typeof showCard>[1] = {},
): Promise<ShownCard> {
  const shown = showCard(() => json(card), place);
  await shown.page.waitFor(() => expect(shown.page.maybeFind(StatusTag)).not.toBe(null));
  return shown;
}

describe.each(["en", "es"] as const)("in %s", (language) => {
  const words = wordsOf(language);

  test("a card that is being fetched says so", () => {
    const { page } = showCard(() => new Promise<Response>(() => undefined), { language });
    expect(page.find(LoadingSpinner).props.label).toBe(words.loading);
  });

  test("a contact without a score gets an empty state that says when it will have one", async () => {
    const { page } = showCard(() => refusal(404, "contact_unknown"), { language });
    await page.waitFor(() => page.find(EmptyState));
    expect(page.find(EmptyState).props.title).toBe(words.unscoredTitle);
    expect(page.find(EmptyState).toString()).toContain(words.unscored);
  });

  test("a disconnected account says what an admin can do", async () => {
    const { page } = showCard(() => refusal(409, "not_connected"), { language });
    await page.waitFor(() => page.find(ErrorState));
    expect(page.find(ErrorState).props).toMatchObject({
      title: words.disconnectedTitle,
      type: "lock",
    });
    expect(page.find(ErrorState).toString()).toContain(words.disconnected);
  });

  test.each([
    ["answers with an error", () => refusal(503, "not_answered")],
    ["cannot be reached", () => Promise.reject(new Error("timeout"))],
    ["answers with a page that is no JSON", () => new Response("<html>", { status: 502 })],
  ])("an app that %s leaves an error and a way to try again", async (_, answer) => {
    const shown = showCard(answer, { language });
    const { page } = shown;
    await page.waitFor(() => page.find(ErrorState));
    expect(page.find(ErrorState).props.title).toBe(words.failedTitle);
    shown.answer = () => json(exampleCard());
    page.find(Button, (button) => button.text === words.refresh).trigger("onClick");
    await page.waitFor(() => page.find(StatusTag));
  });

  test("a project that was uploaded without the app's address says what is missing", async () => {
    const { page } = showCard(() => json(exampleCard()), { language, appUrl: "" });
    await page.waitFor(() => page.find(ErrorState));
    expect(page.find(ErrorState).toString()).toContain("APP_URL");
  });

  test("a ready lead says ready first, since when and by when to call", async () => {
    const since = Date.now() - 3_600_000;
    const { page, text } = await shownWith(readyCard(since), { language });
    expect(page.find(StatusTag).props.variant).toBe("success");
    expect(page.find(StatusTag).text).toBe(words.ready);
    expect(text()).toContain(words.contactBy("").trim());
    expect(text()).toContain(words.nextStep.call);
    expect(page.maybeFind(Alert)).toBe(null);
    expect(text().indexOf(words.ready)).toBeLessThan(text().indexOf(words.why));
  });

  test("a ready lead that nobody called in time is a warning", async () => {
    const { page } = await shownWith(readyCard(Date.now() - 49 * 3_600_000), { language });
    expect(page.find(Alert).props).toMatchObject({ title: words.overdueTitle, variant: "danger" });
  });

  test("a lead that is not ready says so, and what is missing", async () => {
    const { page, text } = await shownWith(exampleCard(), { language });
    expect(page.find(StatusTag).text).toBe(words.notReady);
    expect(text()).toContain(words.missingTitle);
    expect(text()).toContain(words.short(5, "fit"));
    expect(text()).toContain(words.unknown("Company size"));
  });

  test.each<LeftBecause>([
    { kind: "points", of: ["fit", "pain"] },
    { kind: "points", of: [] },
    { kind: "model" },
    { kind: "verdict", value: "never" },
    { kind: "exclusion", label: "Rival", until: now },
    { kind: "limit", label: "Abroad" },
    { kind: "customer" },
    { kind: "objection" },
  ])("a contact that left ready says when and why: %j", async (because) => {
    const readiness = { isReady: false, left: { at: now, because } } as const;
    const { text } = await shownWith(exampleCard({ readiness }), { language });
    const date = language === "es" ? "21 de noviembre de 2026" : "21 November 2026";
    const [intro = ""] = words.left(date, "").split(date);
    expect(text()).toContain(`${intro}${date}`);
    expect(text()).not.toContain("undefined");
  });

  test.each<Gate>([
    { kind: "exclusion", label: "Rival", until: null },
    { kind: "limit", label: "Abroad" },
    { kind: "objection" },
    { kind: "verdict", value: "maybe" },
    { kind: "handRaiser", label: "Asked for a demo", at: now },
  ])("a gate is named: %j", async (gate) => {
    const { text } = await shownWith(exampleCard({ gate }), { language });
    expect(text()).toContain(words.gate(gate, null));
  });

  test("a paused account warns that the score does not change", async () => {
    const { page } = await shownWith(exampleCard({ isPaused: true }), { language });
    expect(page.find(Alert).props).toMatchObject({ title: words.pausedTitle, variant: "warning" });
  });

  test("a customer is shown as one, with the customer score and no verdict to give", async () => {
    const customer = { score: 61, max: 100, band: "Loyal", reasons: exampleCard().reasons };
    const { page, text } = await shownWith(exampleCard({ kind: "customer", customer }), {
      language,
    });
    expect(page.find(StatusTag).text).toBe(words.customer);
    expect(page.find(ProgressBar).props).toMatchObject({ value: 61, maxValue: 100 });
    expect(text()).not.toContain(words.verdictTitle);
  });

  test("a lead of which nothing is known reads well", async () => {
    const { text } = await shownWith(
      exampleCard({ reasons: [], missing: [], trend: [], behaviour: [] }),
      { language },
    );
    for (const said of [words.noReasons, words.noTrend, words.noBehaviour]) {
      expect(text()).toContain(said);
    }
  });
});

test("the reasons stand with their signed points, the weightiest first", async () => {
  const { page } = await shownWith(exampleCard());
  const [reasons] = page.findAll(Table);
  expect(reasons?.findAll(Tag).map((tag) => [tag.text, tag.props.variant])).toEqual([
    ["+25", "success"],
    ["+20", "success"],
    ["−5", "error"],
  ]);
});

test("each reason shows the contact's own data or its latest event", async () => {
  const { text } = await shownWith(exampleCard(), { isNarrow: true });
  expect(text()).toContain("Value of Business e-mail · Fit");
  expect(text()).toContain("2 times, last on 21 November 2026 at 13:00 · Pain");
});

test("more than five reasons are folded, and a click shows all", async () => {
  const many = Array.from({ length: 7 }, (_, n): ContactCard["reasons"][number] => ({
    axis: "fit",
    label: `Reason ${n}`,
    definition: "",
    points: 7 - n,
    values: [],
    events: 0,
    lastAt: null,
    isCapped: false,
  }));
  const { page, text } = await shownWith(exampleCard({ reasons: many }));
  expect(text()).not.toContain("Reason 6");
  page.find(Button, (button) => button.text === wordsOf("en").showAll(7)).trigger("onClick");
  await page.waitFor(() => expect(text()).toContain("Reason 6"));
});

test("fit and pain are two bars of the model's own length", async () => {
  const { page } = await shownWith(exampleCard({ pain: { points: 70, max: 100 } }));
  expect(page.findAll(ProgressBar).map(({ props }) => [props.value, props.maxValue])).toEqual([
    [20, 50],
    [70, 100],
  ]);
});

test("the contact's own cell of the matrix is marked, and only that", async () => {
  const { page } = await shownWith(exampleCard());
  const marked = page.findAll(Tag, (tag) => tag.text?.startsWith("●") ?? false);
  expect(marked.map((tag) => tag.text)).toEqual(["● Purple"]);
});

test("the sidebar leaves out the matrix and the chart, never the reasons or the verdict", async () => {
  const { page, text } = await shownWith(exampleCard(), { isNarrow: true });
  expect(page.maybeFind(LineChart)).toBe(null);
  expect(text()).not.toContain(wordsOf("en").place);
  expect(text()).toContain("Trial started");
  expect(text()).not.toContain("What Trial started means");
  expect(text()).toContain(wordsOf("en").verdictTitle);
});

test("the card asks the app once for everything, in the person's language", async () => {
  const { sent } = await shownWith(exampleCard(), { language: "es" });
  expect(sent).toEqual([
    { url: "https://ripen.example/cards/contacts/42?language=es", body: undefined },
  ]);
});
