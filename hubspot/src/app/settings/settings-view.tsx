import { Alert, Button, ErrorState, Flex, LoadingSpinner, Text } from "@hubspot/ui-extensions";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { askApp } from "@ripen/talk/ask-app.ts";
import { ConnectionPart } from "./connection-part.tsx";
import { ConsolePart } from "./console-part.tsx";
import { MappingPart } from "./mapping-part.tsx";
import { ModelPart } from "./model-part.tsx";
import { settingsVoice, type SettingsPlace, type SettingsVoice } from "./settings-place.ts";
import type { SettingsState } from "./settings-state.ts";

/** Tells the person what came of a click. */
export type Announce = (kind: "success" | "danger", message: string) => void;

/** What every part of the page has in hand. */
export type SettingsHold = {
  readonly state: SettingsState;
  readonly place: SettingsPlace;
  readonly voice: SettingsVoice;
  readonly announce: Announce;
  readonly reload: () => Promise<void>;
};

/** The settings page: connection, model in force, mapping of the main fields, and the way into the console. */
export function SettingsView({
  place,
  announce,
}: {
  readonly place: SettingsPlace;
  readonly announce: Announce;
}): ReactNode {
  const [state, setState] = useState<SettingsState | "loading" | "failed">("loading");
  const { appUrl, language } = place;
  const reload = useCallback(async (): Promise<void> => {
    if (appUrl === "") return setState("failed");
    const asked = await askApp<SettingsState>(appUrl, `/cards/settings?language=${language}`);
    setState(asked.ok ? asked.value : asked.code === "not_connected" ? neverConnected : "failed");
  }, [appUrl, language]);
  useEffect(() => void reload(), [reload]);

  const voice = settingsVoice(place);
  const { words } = voice;
  if (state === "loading") return <LoadingSpinner label={words.loading} showLabel />;
  if (state === "failed") {
    return (
      <ErrorState title={words.failedTitle} type={appUrl === "" ? "support" : "error"}>
        <Text>{appUrl === "" ? words.notSetUp : words.failed}</Text>
        <Button onClick={() => void reload()}>{words.retry}</Button>
      </ErrorState>
    );
  }
  const hold: SettingsHold = { state, place, voice, announce, reload };
  const isConnected = state.connection === "connected";
  return (
    <Flex direction="column" gap="large">
      {!isConnected && (
        <Alert title={words.disconnected} variant="danger">
          {words.disconnectedHelp}
        </Alert>
      )}
      {isConnected && state.held !== null && (
        <Alert title={words.held(voice.date(state.held.since))} variant="warning">
          {state.held.texts.join(" ")} {words.heldHelp}
        </Alert>
      )}
      {isConnected && !state.mayEdit && <Alert title={words.lookOnly} variant="info" />}
      <ConnectionPart hold={hold} />
      <ModelPart hold={hold} />
      {isConnected && state.fields.length > 0 && <MappingPart hold={hold} />}
      {isConnected && <ConsolePart hold={hold} />}
    </Flex>
  );
}

/** What is shown of an account that the app does not know. */
const neverConnected: SettingsState = {
  connection: "disconnected",
  installedBy: "",
  installedAt: 0,
  pausedAt: null,
  held: null,
  featuresOff: [],
  model: null,
  contacts: { scored: 0, ready: 0, waiting: 0 },
  underWay: null,
  fields: [],
  choices: null,
  mayEdit: false,
  mayPublish: false,
};
