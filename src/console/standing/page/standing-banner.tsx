import { Alert, Anchor, Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { StandingState } from "../../contract/standing.ts";
import { usePick } from "../../shell/page/language/language-provider.tsx";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import { change } from "../../shell/page/server/call.ts";
import { standingQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";

const colors: Readonly<Record<StandingState["stops"], string>> = {
  everything: "red",
  starting: "yellow",
  part: "yellow",
};

/** Says on every page what stands still, since when and why, who did it, how many wait, and what to press. */
export function StandingBanner() {
  const { data } = useQuery(standingQuery);
  return data?.states.map((state) => <One key={state.kind} state={state} />);
}

function One({ state }: { readonly state: StandingState }) {
  const pick = usePick();
  const { kind, stops, text, waits, door } = state;
  return (
    <Alert color={colors[stops]} mb="md" role="status" data-standing={kind}>
      <Group gap="xs">
        <Text size="sm" flex="1 1 24rem">
          {pick(text)} {waits !== null && pick(waits)}
        </Text>
        {door !== null &&
          (door.kind === "resume" ? (
            <Resume text={pick(door.text)} />
          ) : (
            <Anchor component={PlaceLink} to={door.page} size="sm" underline="always">
              {pick(door.text)}
            </Anchor>
          ))}
      </Group>
    </Alert>
  );
}

function Resume({ text }: { readonly text: string }) {
  const mayEdit = useMay("edit");
  const resume = useChange(() => change("PUT", "/scoring", { paused: false }));
  if (!mayEdit) return null;
  return (
    <>
      <Button size="xs" loading={resume.isPending} onClick={() => resume.mutate(undefined)}>
        {text}
      </Button>
      {resume.isError && <Failure error={resume.error} />}
    </>
  );
}
