import { Flex, Heading, List, LoadingButton, StatusTag, Text } from "@hubspot/ui-extensions";
import { useState, type ReactNode } from "react";
import { askApp } from "@ripen/talk/ask-app.ts";
import { refusalText } from "./refusal-text.ts";
import type { SettingsHold } from "./settings-view.tsx";

/** Whether the account is connected and scored, what is off, and the switch to pause. */
export function ConnectionPart({ hold }: { readonly hold: SettingsHold }): ReactNode {
  const { state, voice } = hold;
  const { words, date } = voice;
  const isConnected = state.connection === "connected";
  return (
    <Flex direction="column" gap="small">
      <Heading>{words.connectionTitle}</Heading>
      <Flex direction="row" gap="sm" align="center" wrap="wrap">
        <StatusTag variant={isConnected ? "success" : "danger"}>
          {isConnected ? words.connected : words.disconnected}
        </StatusTag>
        {isConnected && (
          <StatusTag variant={state.pausedAt === null ? "success" : "warning"}>
            {state.pausedAt === null ? words.running : words.paused}
          </StatusTag>
        )}
        {state.pausedAt !== null && <Text>{words.pausedSince(date(state.pausedAt))}</Text>}
      </Flex>
      {state.installedAt > 0 && (
        <Text variant="microcopy">
          {words.installed(date(state.installedAt), state.installedBy)}
        </Text>
      )}
      {state.featuresOff.length > 0 && (
        <>
          <Text format={{ fontWeight: "demibold" }}>{words.featuresOff}</Text>
          <List variant="unordered-styled">
            {state.featuresOff.map(({ feature, missing }) => (
              <Text key={feature}>{words.featureOff(feature, missing)}</Text>
            ))}
          </List>
        </>
      )}
      {isConnected && <PauseSwitch hold={hold} />}
    </Flex>
  );
}

function PauseSwitch({ hold }: { readonly hold: SettingsHold }): ReactNode {
  const { state, place, voice, announce, reload } = hold;
  const { words } = voice;
  const [isSending, setIsSending] = useState(false);
  const isPaused = state.pausedAt !== null;
  const change = async (): Promise<void> => {
    setIsSending(true);
    const asked = await askApp(place.appUrl, "/cards/settings/pause", { paused: !isPaused });
    if (asked.ok) await reload();
    else announce("danger", refusalText(asked.code, words));
    setIsSending(false);
  };
  return (
    <>
      <LoadingButton
        variant="secondary"
        size="sm"
        loading={isSending}
        disabled={!state.mayEdit}
        onClick={() => void change()}
      >
        {isPaused ? words.resume : words.pause}
      </LoadingButton>
      <Text variant="microcopy">{words.pauseHelp}</Text>
    </>
  );
}
