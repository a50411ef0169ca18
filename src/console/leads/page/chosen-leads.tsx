import { ActionBar, Button, Text } from "@mantine/core";
import type { Lead, ScoreAgainAnswer } from "../../contract/leads.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useLanguage, useTexts } from "../../shell/page/language/language-provider.tsx";
import { tell, tellFailure } from "../../shell/page/marks/toasts.tsx";
import { apiAddress, change, type Query } from "../../shell/page/server/call.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { leadsTexts } from "./leads-texts.ts";

type Props = {
  /** Those of the page that are chosen. */
  readonly leads: readonly Lead[];
  /** The list that they were chosen from, for the order of the export. */
  readonly asked: Query;
  readonly onDone: () => void;
};

/** What can be done with several leads at once. */
export function ChosenLeads({ leads, asked, onDone }: Props) {
  const say = useTexts(leadsTexts);
  const { number } = useFormats();
  const { language } = useLanguage();
  const mayEdit = useMay("edit");
  const contactIds = leads.map(({ contactId }) => contactId);
  const untold = leads.filter((lead) => lead.untold !== null);
  const again = useChange(
    () => change<ScoreAgainAnswer>("POST", "/leads/score-again", { contactIds }),
    ({ marked }) => {
      tell(say.scoringAgain(number(marked)));
      onDone();
    },
  );
  const handOff = useChange(
    async () => {
      for (const { contactId } of untold) await change("POST", `/leads/${contactId}/handoff`);
    },
    () => {
      tell(say.handedOff(number(untold.length)));
      onDone();
    },
  );
  const failed = { onError: (error: Error) => tellFailure(say.changeFailed, error) };
  return (
    <ActionBar
      opened={leads.length > 0}
      onClose={onDone}
      closeOnEscape
      aria-label={say.chosenActions}
      p="xs"
    >
      <Text size="sm" fw={600} px="xs">
        {say.chosen(number(leads.length))}
      </Text>
      <ActionBar.Divider />
      <Button
        size="xs"
        variant="default"
        component="a"
        download
        href={apiAddress("/leads.csv", { ...asked, ids: contactIds.join(","), language })}
      >
        {say.exportChosen}
      </Button>
      {mayEdit && (
        <Button
          size="xs"
          variant="default"
          loading={again.isPending}
          onClick={() => again.mutate(undefined, failed)}
        >
          {say.scoreAgain}
        </Button>
      )}
      {mayEdit && untold.length > 0 && (
        <Button
          size="xs"
          loading={handOff.isPending}
          onClick={() => handOff.mutate(undefined, failed)}
        >
          {say.handOffChosen(number(untold.length))}
        </Button>
      )}
      <ActionBar.CloseButton aria-label={say.chooseNone} />
    </ActionBar>
  );
}
