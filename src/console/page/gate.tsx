import { Center, EmptyState, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";
import { useTexts } from "../shell/page/language/language-provider.tsx";
import { CallFailure } from "../shell/page/server/call-failure.ts";
import { sessionQuery } from "../shell/page/server/queries.ts";
import { Failure } from "../shell/page/states/failure.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { Brand } from "./shell.tsx";
import { shellTexts } from "./shell-texts.ts";

/** Lets in whoever has a session, and tells all others how to come in. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const session = useQuery(sessionQuery);
  const isOutside = session.error instanceof CallFailure && session.error.status === 401;
  const isAnswered = session.data !== undefined || session.isError;
  useEffect(() => {
    if (isAnswered) document.getElementById("boot")?.remove();
  }, [isAnswered]);
  if (isOutside) return <Outside />;
  if (session.data !== undefined) return children;
  if (session.isError) {
    return (
      <Center h="60vh" px="md" component="main">
        <Failure error={session.error} onRetry={() => void session.refetch()} />
      </Center>
    );
  }
  // What index.html paints stands for the moment of one local call: a frame that comes and goes would only flicker.
  return null;
}

function Outside() {
  const say = useTexts(shellTexts);
  return (
    <Center mih="80vh" px="md" component="main">
      <Stack align="center" gap="xl">
        <Brand />
        <EmptyState
          maw={520}
          title={<h1 style={{ fontSize: 20, margin: 0 }}>{say.notInside}</h1>}
          description={say.notInsideText}
        />
        <LanguageSwitch />
      </Stack>
    </Center>
  );
}
