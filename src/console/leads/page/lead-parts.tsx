import { Box, Button, Group, Stack, Text, Tooltip, UnstyledButton } from "@mantine/core";
import { firstContactNames, slaStateNames } from "../../../words/handoff-words.ts";
import type { Lead } from "../../contract/leads.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { Ago } from "../../shell/page/marks/ago.tsx";
import { ReadyMark } from "../../shell/page/marks/ready-mark.tsx";
import { RecordLink } from "../../shell/page/marks/record-link.tsx";
import { SegmentMark } from "../../shell/page/marks/segment-mark.tsx";
import { change } from "../../shell/page/server/call.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { outcomeTexts } from "../../shell/page/words/outcome-texts.ts";
import { leadsTexts } from "./leads-texts.ts";

type Of = { readonly lead: Lead };

/** What a lead is called: its name, or what else is known of it. */
export function useNameOf(): (lead: Lead) => string {
  const say = useTexts(leadsTexts);
  return ({ name, email, contactId }) => name || email || say.noName(contactId);
}

/** Who it is, the way to the explanation, and the way to the record. */
export function Who({ lead, onExplain }: Of & { readonly onExplain: (contactId: string) => void }) {
  const say = useTexts(leadsTexts);
  const who = useNameOf()(lead);
  return (
    <Group gap={6} wrap="nowrap">
      <Stack gap={0} miw={0} lh={1.25}>
        <UnstyledButton
          aria-label={say.explain(who)}
          onClick={() => onExplain(lead.contactId)}
          style={{ textDecoration: "underline", textUnderlineOffset: 3 }}
        >
          <Text size="sm" fw={550} lh="inherit" truncate>
            {who}
          </Text>
        </UnstyledButton>
        <Text size="xs" c="dimmed" lh="inherit" truncate>
          {lead.company || lead.email}
        </Text>
      </Stack>
      <RecordLink url={lead.recordUrl} who={who} />
    </Group>
  );
}

/** The score, and the points of its two axes. */
export function ScoreFigures({ lead }: Of) {
  const say = useTexts(leadsTexts);
  const { number } = useFormats();
  const parts = lead.kind === "customer" ? say.valueLoyalty : say.fitPain;
  return (
    <Box lh={1.25}>
      <Text fw={650} lh="inherit">
        {number(lead.score)}
      </Text>
      <Text size="xs" c="dimmed" lh="inherit" className="one-line">
        {parts(number(lead.fit), number(lead.pain))}
      </Text>
    </Box>
  );
}

/** To whom it belongs; loud where a ready lead belongs to nobody. */
export function OwnerOf({ lead: { owner, isReady } }: Of) {
  const say = useTexts(leadsTexts);
  return (
    <Box lh={1.25}>
      <Text
        size="sm"
        lh="inherit"
        className="one-line"
        c={owner !== null ? "var(--mantine-color-text)" : isReady ? "var(--tone-bad)" : "dimmed"}
      >
        {owner === null ? say.noOwner : owner.name}
      </Text>
      {owner !== null && owner.team !== "" && (
        <Text size="xs" c="dimmed" lh="inherit" className="one-line">
          {owner.team}
        </Text>
      )}
    </Box>
  );
}

/** Its segment, and what comes next for it. */
export function SegmentOf({ lead: { segment, nextStep } }: Of) {
  const outcomes = useTexts(outcomeTexts);
  return (
    <Box lh={1.25}>
      <SegmentMark segment={segment} />
      {nextStep !== null && (
        <Text size="xs" c="dimmed" lh="inherit" className="one-line">
          {outcomes.nextSteps[nextStep]}
        </Text>
      )}
    </Box>
  );
}

/** Ready or not and since when, and below it how far sales is. */
export function StatusOf({ lead }: Of) {
  const isCustomer = lead.kind === "customer";
  return (
    <Box lh={1.25}>
      <Group gap={6} wrap="nowrap">
        {!isCustomer && <ReadyMark isReady={lead.isReady} />}
        {lead.readySince !== null && lead.isReady && (
          <Text size="xs" c="dimmed" className="one-line">
            <Ago at={lead.readySince} />
          </Text>
        )}
      </Group>
      {lead.handoff !== null && lead.verdict === null && <HandoffLine handoff={lead.handoff} />}
      {lead.untold !== null && <Untold lead={lead} untold={lead.untold} />}
    </Box>
  );
}

/** Why sales was not told of a ready lead, and the way to tell it. */
function Untold({
  lead,
  untold: { is, why },
}: Of & { readonly untold: NonNullable<Lead["untold"]> }) {
  const say = useTexts(leadsTexts);
  const pick = usePick();
  const mayEdit = useMay("edit");
  const who = useNameOf()(lead);
  const handOff = useChange(() => change("POST", `/leads/${lead.contactId}/handoff`));
  return (
    <>
      <Group gap={6} mt={2} wrap="nowrap">
        <Tooltip label={pick(why)} multiline maw={320}>
          <Text
            size="xs"
            fw={600}
            className="one-line"
            tabIndex={0}
            aria-label={`${say.untold[is]}: ${pick(why)}`}
            role="note"
            td="underline dotted"
          >
            {say.untold[is]}
          </Text>
        </Tooltip>
        {mayEdit && (
          <Button
            size="compact-xs"
            variant="default"
            h={18}
            aria-label={say.handOffOf(who)}
            loading={handOff.isPending}
            onClick={() => handOff.mutate(undefined)}
          >
            {say.handOff}
          </Button>
        )}
      </Group>
      {handOff.isError && (
        <Text size="xs" c="var(--tone-bad)" role="alert">
          {say.handOffFailed}
        </Text>
      )}
    </>
  );
}

/** Until when sales must have tried, loud once that has passed, or what it has done so far. */
function HandoffLine({
  handoff: { state, contactBy, firstContact, attempts, conversations },
}: {
  readonly handoff: NonNullable<Lead["handoff"]>;
}) {
  const say = useTexts(leadsTexts);
  const pick = usePick();
  const isLoud = state === "breached" || state === "late";
  const look = {
    size: "xs",
    lh: "inherit",
    mt: 2,
    c: isLoud ? "var(--tone-bad)" : "dimmed",
    fw: isLoud ? 600 : 400,
  } as const;
  if (firstContact !== null) {
    return (
      <Text {...look}>
        {pick(slaStateNames[state])}: {pick(firstContactNames[firstContact.how])},{" "}
        <Ago at={firstContact.at} /> · {say.tries(attempts, conversations)}
        {firstContact.isLoggedLater && `, ${say.loggedLater}`}
      </Text>
    );
  }
  const isPast = state === "breached";
  return (
    <Text {...look}>
      {(state !== "open" || contactBy === null) && pick(slaStateNames[state])}
      {contactBy !== null && state !== "lost_waiting" && (
        <>
          {state !== "open" && " · "}
          <Ago at={contactBy} say={isPast ? say.overdueSince : say.callBy} />
        </>
      )}
    </Text>
  );
}

/** The score with the event that matters, and below it what else gives and takes points. */
export function ReasonOf({ lead, isCut = false }: Of & { readonly isCut?: boolean }) {
  const say = useTexts(leadsTexts);
  const formats = useFormats();
  const pick = usePick();
  const { gate, opening, reasons } = lead;
  const weights = reasons
    .map(({ label, points }) => `${pick(label)} ${formats.signed(points)}`)
    .join(" · ");
  return (
    <Box lh={1.25}>
      <Text size="xs" fw={600} lh="inherit" truncate={isCut}>
        {say.points(formats.number(lead.score))}
        {gate !== null && ` · ${pick(gate)}`}
        {opening !== null && (
          <>
            {` · ${pick(opening.label)}${opening.detail === "" ? "" : `: ${opening.detail}`}, `}
            <Ago at={opening.at} />
          </>
        )}
      </Text>
      {weights !== "" && (
        <Text size="xs" c="dimmed" lh="inherit" title={weights} truncate={isCut}>
          {weights}
        </Text>
      )}
    </Box>
  );
}
