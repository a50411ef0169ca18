import { Tooltip } from "@mantine/core";
import { useFormats } from "../language/formats.ts";

type Props = {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Puts the length of time into a sentence. */
  readonly say?: (when: string) => string;
};

/** How long ago or ahead an instant is, with the instant itself for who points at it or comes by the keyboard. */
export function Ago({ at, say = (when) => when }: Props) {
  const { ago, dateTime } = useFormats();
  return (
    <Tooltip label={dateTime(at)}>
      <time dateTime={new Date(at).toISOString()} tabIndex={0}>
        {say(ago(at, Date.now()))}
      </time>
    </Tooltip>
  );
}
