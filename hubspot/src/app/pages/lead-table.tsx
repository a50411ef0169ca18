import {
  Button,
  Flex,
  Link,
  Select,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from "@hubspot/ui-extensions";
import { useState, type ReactNode } from "react";
import { askApp } from "@ripen/talk/ask-app.ts";
import { dateTimeText } from "@ripen/talk/date-text.ts";
import type { PagePlace } from "./page-place.ts";
import type { LeadOfList } from "./ready-leads-state.ts";
import { pageWords } from "./ready-leads-words.ts";
import type { Announce } from "./ready-leads-view.tsx";

type Props = {
  readonly items: readonly LeadOfList[];
  readonly place: PagePlace;
  readonly announce: Announce;
  /** A verdict was taken: the list is to be asked again. */
  readonly onAnswered: () => void;
};

/** Ready leads in the order in which they are to be called, each with its verdict in one click. */
export function LeadTable({ items, ...rest }: Props): ReactNode {
  const words = pageWords(rest.place.language);
  return (
    <Table bordered>
      <TableHead>
        <TableRow>
          {[words.who, words.score, words.when, words.why, words.answer].map((title) => (
            <TableHeader key={title}>{title}</TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {items.map((lead) => (
          <LeadRow key={lead.contactId} lead={lead} {...rest} />
        ))}
      </TableBody>
    </Table>
  );
}

type RowProps = Omit<Props, "items"> & { readonly lead: LeadOfList };

function LeadRow(props: RowProps): ReactNode {
  const { lead, place } = props;
  const { language } = place;
  const words = pageWords(language);
  const owner = lead.owner && [lead.owner.name, lead.owner.team].filter(Boolean).join(", ");
  const why = [
    ...(lead.gate === null ? [] : [lead.gate[language]]),
    ...lead.reasons.map(
      ({ label, points }) => `${label[language]} ${points > 0 ? "+" : ""}${points}`,
    ),
  ];
  return (
    <TableRow>
      <TableCell>
        <Link href={{ url: lead.recordUrl, external: false }}>
          {lead.name || lead.email || lead.contactId}
        </Link>
        <Text variant="microcopy">{lead.company}</Text>
        <Text variant="microcopy">{owner ?? words.noOwner}</Text>
      </TableCell>
      <TableCell>{String(lead.score)}</TableCell>
      <TableCell>
        <WhenPart lead={lead} place={place} />
      </TableCell>
      <TableCell>
        <Text variant="microcopy">{why.join(" · ")}</Text>
      </TableCell>
      <TableCell>
        <VerdictPart {...props} />
      </TableCell>
    </TableRow>
  );
}

/** Until when sales must have tried, or what it has done. */
function WhenPart({ lead, place }: Pick<RowProps, "lead" | "place">): ReactNode {
  const { language, timeZone } = place;
  const words = pageWords(language);
  const date = (at: number): string => dateTimeText(at, language, timeZone);
  const { handoff } = lead;
  if (handoff === null) return <Text variant="microcopy">{words.untold}</Text>;
  const { firstContact, contactBy, raisedAt, state } = handoff;
  if (firstContact !== null) return <Text>{words.contacted(date(firstContact.at))}</Text>;
  return (
    <Flex direction="column" gap="xs">
      {raisedAt !== null && <StatusTag variant="warning">{words.raised}</StatusTag>}
      {contactBy !== null && (
        <Text format={{ fontWeight: state === "breached" ? "bold" : "regular" }}>
          {state === "breached" ? words.overdue(date(contactBy)) : words.contactBy(date(contactBy))}
        </Text>
      )}
    </Flex>
  );
}

const values = ["yes", "maybe", "never"] as const;

function VerdictPart({ lead, place, announce, onAnswered }: RowProps): ReactNode {
  const words = pageWords(place.language);
  const [reason, setReason] = useState("");
  const [given, setGiven] = useState(lead.verdict);
  const [isSending, setIsSending] = useState(false);
  const give = async (value: (typeof values)[number] | null): Promise<void> => {
    setIsSending(true);
    const path = `/cards/contacts/${lead.contactId}/verdict`;
    const body = value === null ? { value } : { value, reason };
    const asked = await askApp(place.appUrl, path, body);
    setIsSending(false);
    if (!asked.ok) return announce("danger", words.notTaken);
    setGiven(value);
    announce("success", value === null ? words.undone : words.kept);
    if (value === null) onAnswered();
  };
  if (given !== null) {
    return (
      <Flex direction="row" gap="xs" align="center" wrap="wrap">
        <Text>{words.verdict[given]}</Text>
        <Button size="xs" disabled={isSending} onClick={() => void give(null)}>
          {words.undo}
        </Button>
      </Flex>
    );
  }
  return (
    <Flex direction="column" gap="xs">
      <Select
        name={`reason-${lead.contactId}`}
        label={words.reason}
        placeholder={words.pick}
        options={Object.entries(words.reasons).map(([value, label]) => ({ value, label }))}
        value={reason}
        onChange={(chosen) => setReason(String(chosen ?? ""))}
      />
      <Flex direction="row" gap="xs" wrap="wrap">
        {values.map((value) => (
          <Button key={value} size="xs" disabled={isSending} onClick={() => void give(value)}>
            {words.verdict[value]}
          </Button>
        ))}
      </Flex>
    </Flex>
  );
}
