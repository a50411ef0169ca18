import { Button, Group, Popover, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { change, type Query } from "../../shell/page/server/call.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { healthTexts } from "./health-texts.ts";

type Props = {
  /** The call that tries it again. */
  readonly replay: { readonly path: string; readonly body?: unknown };
  /** Where the API has it, to be taken off with a reason. */
  readonly discard: string;
  /** Which of them, where the address means several. */
  readonly which?: Query;
  /** What the buttons are about, for screen readers. */
  readonly what: string;
  /** What the first button says; 'Try again' when left out. */
  readonly label?: string;
};

/** The two answers to something that could not be done: try it again, or take it off with a reason. */
export function RetryOrDiscard({ replay: again, discard: path, which = {}, what, label }: Props) {
  const say = useTexts(healthTexts);
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const replay = useChange(() => change("POST", again.path, again.body));
  const discard = useChange(() => change("DELETE", withQuery(path, { ...which, reason })));
  const error = replay.error ?? discard.error;
  return (
    <Stack gap={4}>
      <Group gap="xs" wrap="nowrap" justify="flex-end">
        <Button
          size="compact-sm"
          variant="light"
          loading={replay.isPending}
          aria-label={`${label ?? say.replay}: ${what}`}
          onClick={() => replay.mutate(undefined)}
        >
          {label ?? say.replay}
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

function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).map(([name, value]) => [name, String(value).trim()]);
  return `${path}?${new URLSearchParams(given).toString()}`;
}
