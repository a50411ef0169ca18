import {
  Alert,
  Button,
  ErrorState,
  hubspot,
  Link,
  LoadingButton,
  LoadingSpinner,
  Select,
  StatisticsItem,
  StatusTag,
} from "@hubspot/ui-extensions";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { SettingsPlace } from "../../src/app/settings/settings-place.ts";
import type { SettingsState } from "../../src/app/settings/settings-state.ts";
import { SettingsView } from "../../src/app/settings/settings-view.tsx";
import { settingsWords } from "../../src/app/settings/settings-words.ts";
import { patientRenderer } from "../patient-renderer.tsx";

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const now = Date.UTC(2026, 10, 21, 12);

function exampleState(changes: Partial<SettingsState> = {}): SettingsState {
  return {
    connection: "connected",
    installedBy: "admin@example.com",
    installedAt: now,
    pausedAt: null,
    held: null,
    featuresOff: [{ feature: "workflows", missing: ["automation"] }],
    model: { name: "B2B", version: 3, publishedAt: now, publishedBy: "admin@example.com" },
    contacts: { scored: 2_000, ready: 41, waiting: 7 },
    underWay: null,
    fields: [
      { name: "email", label: "E-mail", contact: "email", company: null },
      { name: "country", label: "Country", contact: "country", company: "gone_property" },
    ],
    choices: {
      contact: [
        { name: "email", label: "Email" },
        { name: "country", label: "Country/Region" },
        { name: "work_email", label: "Work e-mail" },
      ],
      company: [{ name: "country", label: "Country/Region" }],
    },
    mayEdit: true,
    mayPublish: true,
    ...changes,
  };
}

type Sent = { readonly path: string; readonly body: unknown };

function open(first: Response | Promise<Response>, place: Partial<SettingsPlace> = {}) {
  const sent: Sent[] = [];
  const announced: [string, string][] = [];
  const page = patientRenderer("settings");
  const app = { answer: (_path: string): Response | Promise<Response> => first };
  vi.spyOn(hubspot, "fetch").mockImplementation(async (url, options) => {
    const path = String(url).replace("https://ripen.example", "");
    sent.push({ path, body: options?.body });
    return app.answer(path);
  });
  page.render(
    <SettingsView
      place={{
        appUrl: "https://ripen.example",
        language: "en",
        timeZone: "Europe/Madrid",
        ...place,
      }}
      announce={(kind, message) => announced.push([kind, message])}
    />,
  );
  return { page, app, sent, announced, text: () => page.getRootNode().toString() };
}

async function opened(state: SettingsState, place: Partial<SettingsPlace> = {}) {
  const shown = open(json(state), place);
  shown.app.answer = () => json(state);
  await shown.page.waitFor(() => expect(shown.page.maybeFind(StatusTag)).not.toBe(null));
  return shown;
}

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status });
}

describe.each(["en", "es"] as const)("in %s", (language) => {
  const words = settingsWords(language);

  test("the page says that it loads, and that it failed with a way to try again", async () => {
    const shown = open(json({ error: { code: "not_answered" } }, 503), { language });
    expect(shown.page.find(LoadingSpinner).props.label).toBe(words.loading);
    await shown.page.waitFor(() => shown.page.find(ErrorState));
    shown.app.answer = () => json(exampleState());
    shown.page.find(Button, (button) => button.text === words.retry).trigger("onClick");
    await shown.page.waitFor(() => shown.page.find(StatusTag));
  });

  test("a connected account shows model, counts and what is off", async () => {
    const { page, text } = await opened(exampleState(), { language });
    expect(page.findAll(StatusTag).map((tag) => tag.text)).toEqual([
      words.connected,
      words.running,
    ]);
    expect(page.findAll(StatisticsItem).map(({ props }) => props.number)).toEqual([2_000, 41, 7]);
    expect(text()).toContain(words.model("B2B", 3));
    expect(text()).toContain(words.featureOff("workflows", ["automation"]));
  });

  test("work over all contacts is told while it lasts", async () => {
    for (const what of ["firstRun", "rescoring"] as const) {
      const { text } = await opened(exampleState({ underWay: { what, done: 3, total: 9 } }), {
        language,
      });
      expect(text()).toContain(words.underWay(what, 3, 9));
    }
    expect(words.underWay("firstRun", 3, null)).not.toContain("9");
  });

  test("an account of which the breaker holds something says what, and where to answer", async () => {
    const held = { since: now, texts: ["41 contacts would enter the hand-off."] };
    const { page, text } = await opened(exampleState({ held }), { language });
    expect(page.find(Alert).props.variant).toBe("warning");
    expect(text()).toContain("41 contacts would enter the hand-off.");
    expect(text()).toContain(words.heldHelp);
  });

  test("a disconnected account says what to do, and offers nothing that cannot work", async () => {
    const state = exampleState({ connection: "disconnected", choices: null });
    const { page, text } = await opened(state, { language });
    expect(page.find(Alert).props.variant).toBe("danger");
    expect(text()).toContain(words.disconnectedHelp);
    expect(text()).not.toContain(words.openConsole);
    expect(page.maybeFind(LoadingButton)).toBe(null);
  });

  test("an account that the app does not know is shown as not connected", async () => {
    const { page } = open(json({ error: { code: "not_connected" } }, 409), { language });
    await page.waitFor(() => page.find(StatusTag));
    expect(page.find(StatusTag).text).toBe(words.disconnected);
  });

  test("a project without the app's address says what is missing", async () => {
    const { page } = open(json({}), { language, appUrl: "" });
    await page.waitFor(() => page.find(ErrorState));
    expect(page.find(ErrorState).toString()).toContain("APP_URL");
  });

  test("without the properties of HubSpot the page says so", async () => {
    const { page, text } = await opened(exampleState({ choices: null }), { language });
    expect(text()).toContain(words.choicesMissing);
    expect(page.maybeFind(Select)).toBe(null);
  });
});

const words = settingsWords("en");

test("the page speaks another text in each language, throughout", () => {
  const spanish = settingsWords("es");
  const same = Object.entries(words).filter(
    ([name, text]) => text === spanish[name as keyof typeof spanish],
  );
  expect(same).toEqual([]);
});

test("each field has native selects, and a property that is gone stays visible", async () => {
  const { page } = await opened(exampleState());
  const selects = page.findAll(Select).map(({ props }) => [props.name, props.value]);
  expect(selects).toEqual([
    ["email-company", ""],
    ["email-contact", "email"],
    ["country-company", "gone_property"],
    ["country-contact", "country"],
  ]);
  const gone = page.find(Select, { name: "country-company" }).props.options;
  expect(gone).toContainEqual({ label: "gone_property (?)", value: "gone_property" });
});

test("saving sends the changed fields with the version that was looked at", async () => {
  const { page, app, sent, announced } = await opened(exampleState());
  page.find(Select, { name: "email-contact" }).trigger("onChange", "work_email" as never);
  await page.waitFor(() =>
    expect(page.find(Select, { name: "email-contact" }).props.value).toBe("work_email"),
  );
  app.answer = (path) => json(path.endsWith("mapping") ? { version: 4 } : exampleState());
  page.find(LoadingButton, (button) => button.text === words.save).trigger("onClick");
  await page.waitFor(() => expect(announced).toEqual([["success", words.saved(4)]]));
  expect(sent).toContainEqual({
    path: "/cards/settings/mapping",
    body: { version: 3, fields: { email: { contact: "work_email", company: null } } },
  });
});

test.each([
  ["version_outdated", 409, words.outdated],
  ["mapping_invalid", 400, words.invalid],
  ["not_allowed", 403, words.notAllowed],
  ["not_answered", 503, words.notTaken],
])("a mapping that is refused as %s says why", async (code, status, said) => {
  const { page, app, announced } = await opened(exampleState());
  page.find(Select, { name: "email-contact" }).trigger("onChange", "" as never);
  app.answer = (path) =>
    path.endsWith("mapping") ? json({ error: { code } }, status) : json(exampleState());
  await page.waitFor(() =>
    expect(page.find(LoadingButton, (b) => b.text === words.save).props.disabled).toBe(false),
  );
  page.find(LoadingButton, (button) => button.text === words.save).trigger("onClick");
  await page.waitFor(() => expect(announced).toEqual([["danger", said]]));
});

test("scoring is paused and resumed with one click", async () => {
  const { page, app, sent, text } = await opened(exampleState());
  app.answer = (path) =>
    json(path.endsWith("pause") ? { pausedAt: now } : exampleState({ pausedAt: now }));
  page.find(LoadingButton, (button) => button.text === words.pause).trigger("onClick");
  await page.waitFor(() => expect(text()).toContain(words.resume));
  expect(sent).toContainEqual({ path: "/cards/settings/pause", body: { paused: true } });
});

test("who may only look is told so and can change nothing", async () => {
  const { page, text } = await opened(exampleState({ mayEdit: false, mayPublish: false }));
  expect(text()).toContain(words.lookOnly);
  expect(page.findAll(Select).every(({ props }) => props.readOnly === true)).toBe(true);
  const disabled = page
    .findAll(LoadingButton)
    .map((button) => [button.text, button.props.disabled]);
  expect(disabled).toEqual([
    [words.pause, true],
    [words.save, true],
    [words.openConsole, undefined],
  ]);
});

test("the console's link is fetched by a click and goes away after a minute", async () => {
  const { page, app, sent } = await opened(exampleState());
  vi.useFakeTimers({ now });
  app.answer = () => json({ url: "https://ripen.example/console/x", expiresAt: now + 60_000 });
  page.find(LoadingButton, (button) => button.text === words.openConsole).trigger("onClick");
  await vi.advanceTimersByTimeAsync(10);
  expect(page.find(Link).props.href).toEqual({
    url: "https://ripen.example/console/x",
    external: true,
  });
  expect(sent.at(-1)).toEqual({ path: "/cards/settings/ticket", body: {} });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(page.maybeFind(Link)).toBe(null);
});

test("who may pause but not publish sees the mapping closed, and why", async () => {
  const { page, text } = await opened(exampleState({ mayPublish: false }));
  expect(text()).not.toContain(words.lookOnly);
  expect(text()).toContain(words.mappingLookOnly);
  expect(page.findAll(Select).every(({ props }) => props.readOnly === true)).toBe(true);
  const disabled = page
    .findAll(LoadingButton)
    .map((button) => [button.text, button.props.disabled]);
  expect(disabled).toEqual([
    [words.pause, false],
    [words.save, true],
    [words.openConsole, undefined],
  ]);
});
