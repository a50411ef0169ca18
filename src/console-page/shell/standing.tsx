import { Alert, Anchor } from "@mantine/core";
import { useTexts } from "../language/language-provider.tsx";
import { PlaceLink } from "../navigation/place-link.tsx";
import { useSession } from "../server/use-session.ts";
import { shellTexts } from "./shell-texts.ts";

/** Says on every page that the account stands still, and why. */
export function Standing() {
  const say = useTexts(shellTexts);
  const { connection, isLeaving, pausedAt } = useSession();
  if (connection === "disconnected") {
    return (
      <Alert color="red" mb="md" role="status">
        {say.disconnected}
      </Alert>
    );
  }
  if (isLeaving) {
    return (
      <Alert color="red" mb="md" role="status">
        {say.leaving}{" "}
        <Anchor component={PlaceLink} to="health" size="sm" underline="always">
          {say.toHealth}
        </Anchor>
      </Alert>
    );
  }
  if (pausedAt === null) return null;
  return (
    <Alert color="yellow" mb="md" role="status">
      {say.paused}{" "}
      <Anchor component={PlaceLink} to="publish" size="sm" underline="always">
        {say.toResume}
      </Anchor>
    </Alert>
  );
}
