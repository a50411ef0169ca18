import { useCallback, useEffect, useRef, useState } from "react";
import { askApp } from "@ripen/talk/ask-app.ts";
import type { CardPlace } from "./card-place.ts";
import type { ContactCard } from "./contact-card.ts";

/** What the card has to show. */
export type CardState =
  | { readonly kind: "loading" }
  | { readonly kind: "shown"; readonly card: ContactCard }
  | { readonly kind: "unscored" }
  | { readonly kind: "disconnected" }
  | { readonly kind: "notSetUp" }
  | { readonly kind: "failed" };

export type CardHold = {
  readonly state: CardState;
  /** Asks the app again. */
  readonly reload: () => Promise<void>;
  /** Shows what the app has just been told, until it answers with it. */
  readonly show: (card: ContactCard) => void;
};

/** A new score is usually there within two seconds; looked for at most so often. */
const lookEveryMs = 2_000;
const mostLooks = 15;

/**
 * Holds one contact's card, and looks again while a new score or verdict is on its way. `onArrived` is called
 * when it is there: the contact's properties have changed too.
 */
export function useContactCard(place: CardPlace, onArrived: () => void): CardHold {
  const { appUrl, contactId, language } = place;
  const [state, setState] = useState<CardState>({ kind: "loading" });
  const [looks, setLooks] = useState(0);

  const load = useCallback(async (): Promise<void> => {
    setState(await askForCard(appUrl, contactId, language));
  }, [appUrl, contactId, language]);
  const reload = useCallback(async (): Promise<void> => {
    setLooks(0);
    await load();
  }, [load]);
  const show = useCallback((card: ContactCard): void => {
    setLooks(0);
    setState({ kind: "shown", card });
  }, []);

  useEffect(() => {
    setState({ kind: "loading" });
    void reload();
  }, [reload]);

  const isMoving =
    state.kind === "shown" &&
    !state.card.isPaused &&
    (state.card.isWaiting || state.card.isVerdictPending);
  useEffect(() => {
    if (!isMoving || looks >= mostLooks) return undefined;
    const timer = setTimeout(() => {
      setLooks((before) => before + 1);
      void load();
    }, lookEveryMs);
    return () => clearTimeout(timer);
  }, [isMoving, looks, load]);

  const wasMoving = useRef(false);
  useEffect(() => {
    if (wasMoving.current && !isMoving && state.kind === "shown") onArrived();
    wasMoving.current = isMoving;
  }, [isMoving, state.kind, onArrived]);

  return { state, reload, show };
}

async function askForCard(appUrl: string, contactId: string, language: string): Promise<CardState> {
  if (appUrl === "") return { kind: "notSetUp" };
  const path = `/cards/contacts/${contactId}?language=${language}`;
  const asked = await askApp<ContactCard>(appUrl, path);
  if (asked.ok) return { kind: "shown", card: asked.value };
  switch (asked.code) {
    case "contact_unknown":
      return { kind: "unscored" };
    case "not_connected":
      return { kind: "disconnected" };
    default:
      return { kind: "failed" };
  }
}
