import { Button, Input, LoadingButton, Select, StatusTag } from "@hubspot/ui-extensions";
import { CrmActionButton } from "@hubspot/ui-extensions/crm";
import { afterEach, expect, test, vi } from "vitest";
import { wordsOf } from "../../src/app/cards/card-words.ts";
import { exampleCard, now, readyCard } from "./example-card.ts";
import { json, refusal, showCard, type ShownCard } from "./show-card.tsx";

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const words = wordsOf("en");
const verdictUrl = "https://ripen.example/cards/contacts/42/verdict";

async function open(card = readyCard()): Promise<ShownCard> {
  const shown = showCard((url) =>
    url.endsWith("/verdict") ? json({ at: Date.now() }) : json(card),
  );
  await shown.page.waitFor(() => expect(shown.page.maybeFind(StatusTag)).not.toBe(null));
  return shown;
}

function press(shown: ShownCard, label: string): void {
  shown.page.find(Button, (button) => button.text === label).trigger("onClick");
}

test.each(["yes", "maybe", "never"] as const)("'%s' is given in one click", async (value) => {
  const shown = await open();
  press(shown, words.verdict[value]);
  await shown.page.waitFor(() => expect(shown.text()).toContain(words.verdictPending));
  expect(shown.sent).toContainEqual({ url: verdictUrl, body: { value, reason: "", note: "" } });
  expect(shown.announced).toEqual([["success", words.verdictKept]]);
});

test("a picked reason and a note go with the verdict and stand on the card", async () => {
  const shown = await open();
  shown.page.find(Select).trigger("onChange", "student" as never);
  await shown.page.waitFor(() => expect(shown.page.find(Select).props.value).toBe("student"));
  shown.page.find(Input).trigger("onInput", "Writes a thesis" as never);
  await shown.page.waitFor(() =>
    expect(shown.page.find(Input).props.value).toBe("Writes a thesis"),
  );
  press(shown, words.verdict.never);
  await shown.page.waitFor(() => expect(shown.text()).toContain("Writes a thesis"));
  expect(shown.text()).toContain("Student");
  expect(shown.sent.at(-1)?.body).toEqual({
    value: "never",
    reason: "student",
    note: "Writes a thesis",
  });
});

test("a yes offers HubSpot's own forms for a deal and a task", async () => {
  const shown = await open();
  expect(shown.page.maybeFind(CrmActionButton)).toBe(null);
  press(shown, words.verdict.yes);
  await shown.page.waitFor(() => expect(shown.page.findAll(CrmActionButton)).toHaveLength(2));
  const [deal, task] = shown.page.findAll(CrmActionButton);
  expect(deal?.props).toMatchObject({
    actionType: "OPEN_RECORD_ASSOCIATION_FORM",
    actionContext: { objectTypeId: "0-3", association: { objectTypeId: "0-1", objectId: 42 } },
  });
  expect(task?.props).toMatchObject({ actionType: "ADD_TASK" });
});

test("the next lead is one click away, and a list without another says so", async () => {
  const shown = await open();
  shown.answer = () => json({ next: { name: "Eva", url: "https://app.hubspot.com/x" } });
  press(shown, words.next);
  await shown.page.waitFor(() => expect(shown.text()).toContain(`${words.next}: Eva`));
  expect(shown.sent.at(-1)?.url).toBe("https://ripen.example/cards/contacts/42/next");
  const alone = await open();
  alone.answer = () => json({ next: null });
  press(alone, words.next);
  await alone.page.waitFor(() => expect(alone.text()).toContain(words.noNext));
});

test("undo takes a verdict back", async () => {
  const shown = await open();
  press(shown, words.verdict.never);
  await shown.page.waitFor(() => expect(shown.text()).toContain(words.undo));
  press(shown, words.undo);
  await shown.page.waitFor(() => expect(shown.text()).toContain(words.verdict.yes));
  expect(shown.sent.at(-1)).toEqual({ url: verdictUrl, body: { value: null } });
  expect(shown.announced.at(-1)).toEqual(["success", words.verdictUndone]);
});

test("a verdict of long ago can be taken back too, which is no undoing", async () => {
  const at = Date.now() - 25 * 3_600_000;
  const verdict = { value: "maybe", reason: "no_budget", note: "", at } as const;
  const shown = await open(exampleCard({ verdict }));
  expect(shown.text()).toContain("No budget");
  expect(shown.text()).not.toContain(words.undo);
  press(shown, words.takeBack);
  await shown.page.waitFor(() => expect(shown.sent.at(-1)?.body).toEqual({ value: null }));
});

test("a verdict that the app does not take is not shown as given", async () => {
  const shown = await open();
  shown.answer = () => refusal(503, "not_answered");
  press(shown, words.verdict.yes);
  await shown.page.waitFor(() => expect(shown.announced).toEqual([["danger", words.notTaken]]));
  expect(shown.text()).not.toContain(words.undo);
});

test("recalculating shows that a new score is on its way, and the new score when it is there", async () => {
  const shown = await open(exampleCard());
  vi.useFakeTimers();
  shown.answer = (url) =>
    json(url.endsWith("/recalculate") ? { marked: true } : readyCard(now, { isWaiting: false }));
  shown.page.find(LoadingButton).trigger("onClick");
  await vi.advanceTimersByTimeAsync(50);
  expect(shown.text()).toContain(words.waiting);
  expect(shown.arrivals).toEqual([]);
  expect(shown.text()).toContain(words.notReady);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(shown.page.find(StatusTag).text).toBe(words.ready);
  expect(shown.text()).not.toContain(words.waiting);
  expect(shown.arrivals).toHaveLength(1);
});

test("a score that does not come is not looked for without end", async () => {
  const shown = await open(exampleCard());
  vi.useFakeTimers();
  shown.answer = () => json(exampleCard({ isWaiting: true }));
  shown.page.find(LoadingButton).trigger("onClick");
  await vi.advanceTimersByTimeAsync(600_000);
  const looked = shown.sent.filter(({ url }) => url.includes("?language"));
  expect(looked.length).toBe(1 + 15);
});

test("a paused card is not looked at again and again", async () => {
  const shown = await open(exampleCard({ isPaused: true, isWaiting: true }));
  vi.useFakeTimers();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown.sent).toHaveLength(1);
});
