import { Button, Group, Popover, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { change } from "../../shell/page/server/call.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { healthTexts } from "./health-texts.ts";

type Props = {
  /** Where the API has this entry, without its base. */
  readonly path: string;
  /** What the buttons are about, for screen readers. */
  readonly what: string;
};

/** The two answers to something that could not be done: try it again, or take it off with a reason. */
export function RetryOrDiscard({ path, what }: Props) {
  const say = useTexts(healthTexts);
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const replay = useChange(() => change("POST", `${path}/replay`));
  const discard = useChange(() =>
    change("DELETE", `${path}?reason=${encodeURIComponent(reason.trim())}`),
  );
  const error = replay.error ?? discard.error;
  return (
    <Stack gap={4}>
      <Group gap="xs" wrap="nowrap" justify="flex-end">
        <Button
          size="compact-sm"
          variant="light"
          loading={replay.isPending}
          aria-label={say.replayOf(what)}
          onClick={() => replay.mutate(undefined)}
        >
          {say.replay}
        </Button>
        <Popover opened={isAsking} onChange={setAsking} trapFocus width={300} shadow="md">
          <Popover.Target>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={say.discardOf(what)}
              onClick={() => setAsking(true)}
            >
              {say.discard}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                discard.mutate(undefined);
              }}
            >
              <TextInput
                label={say.whyDiscard}
                description={say.whyDiscardHint}
                value={reason}
                maxLength={500}
                onChange={(event) => setReason(event.currentTarget.value)}
                data-autofocus
              />
              <Button
                type="submit"
                size="xs"
                mt="xs"
                disabled={reason.trim() === ""}
                loading={discard.isPending}
              >
                {say.discard}
              </Button>
            </form>
          </Popover.Dropdown>
        </Popover>
      </Group>
      {error !== null && <Failure error={error} />}
    </Stack>
  );
}
