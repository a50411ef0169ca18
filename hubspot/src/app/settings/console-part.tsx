import { Flex, Heading, Link, LoadingButton, Text } from "@hubspot/ui-extensions";
import { useEffect, useState, type ReactNode } from "react";
import { askApp } from "@ripen/talk/ask-app.ts";
import { refusalText } from "./refusal-text.ts";
import type { ConsoleTicket } from "./settings-state.ts";
import type { SettingsHold } from "./settings-view.tsx";

/** The way into the console: a click fetches a link that works once, within a minute. */
export function ConsolePart({ hold }: { readonly hold: SettingsHold }): ReactNode {
  const { place, voice, announce } = hold;
  const { words } = voice;
  const [ticket, setTicket] = useState<ConsoleTicket | null>(null);
  const [isSending, setIsSending] = useState(false);
  useEffect(() => {
    if (ticket === null) return undefined;
    const timer = setTimeout(() => setTicket(null), ticket.expiresAt - Date.now());
    return () => clearTimeout(timer);
  }, [ticket]);
  const open = async (): Promise<void> => {
    setIsSending(true);
    const asked = await askApp<ConsoleTicket>(place.appUrl, "/cards/settings/ticket", {});
    if (asked.ok) setTicket(asked.value);
    else announce("danger", refusalText(asked.code, words));
    setIsSending(false);
  };
  return (
    <Flex direction="column" gap="small">
      <Heading>{words.consoleTitle}</Heading>
      <Text>{words.consoleHelp}</Text>
      {ticket === null ? (
        <LoadingButton variant="primary" loading={isSending} onClick={() => void open()}>
          {words.openConsole}
        </LoadingButton>
      ) : (
        <>
          <Link href={{ url: ticket.url, external: true }} onClick={() => setTicket(null)}>
            {words.enterConsole}
          </Link>
          <Text variant="microcopy">{words.ticketHelp}</Text>
        </>
      )}
    </Flex>
  );
}
