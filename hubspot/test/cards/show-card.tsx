import { hubspot } from "@hubspot/ui-extensions";
import type { Renderer } from "@hubspot/ui-extensions/testing";
import { vi } from "vitest";
import type { CardPlace } from "../../src/app/cards/card-place.ts";
import { patientRenderer } from "../patient-renderer.tsx";
import { LeadScoreCard } from "../../src/app/cards/lead-score-card.tsx";

export type Sent = { readonly url: string; readonly body: unknown };

/** The card under HubSpot's own test renderer, and the app that it asks. */
export type ShownCard = {
  readonly page: Renderer<"crm.record.tab">;
  readonly sent: readonly Sent[];
  /** When the card asked HubSpot to show the properties anew. */
  readonly arrivals: readonly number[];
  readonly announced: readonly (readonly [kind: string, message: string])[];
  /** What the app answers from now on. */
  answer: (url: string, body: unknown) => Response | Promise<Response>;
  /** All text on the card. */
  readonly text: () => string;
};

/** Draws the card in English on the record's middle, unless `place` says otherwise. */
export function showCard(answer: ShownCard["answer"], place: Partial<CardPlace> = {}): ShownCard {
  const sent: Sent[] = [];
  const announced: [string, string][] = [];
  const arrivals: number[] = [];
  const page = patientRenderer("crm.record.tab");
  const shown: ShownCard = {
    page,
    sent,
    announced,
    arrivals,
    answer,
    text: () => page.getRootNode().toString(),
  };
  vi.spyOn(hubspot, "fetch").mockImplementation(async (url, options) => {
    sent.push({ url: String(url), body: options?.body });
    return shown.answer(String(url), options?.body);
  });
  page.render(
    <LeadScoreCard
      place={{
        appUrl: "https://ripen.example",
        contactId: "42",
        language: "en",
        timeZone: "Europe/Madrid",
        isNarrow: false,
        ...place,
      }}
      announce={(kind, message) => announced.push([kind, message])}
      onArrived={() => arrivals.push(Date.now())}
    />,
  );
  return shown;
}

/** The app's answer. */
export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status });
}

/** The app's refusal. */
export function refusal(status: number, code: string): Response {
  return json({ error: { code, message: "" } }, status);
}
