import { Flex, ProgressBar } from "@hubspot/ui-extensions";
import type { ReactNode } from "react";
import type { Voice } from "./card-place.ts";
import type { ContactCard } from "./contact-card.ts";
import { ReasonsPart } from "./reasons-part.tsx";

/** A customer is scored by the customer model; without one there is nothing to show (domain.md section 6). */
export function CustomerPart({
  card: { customer },
  voice,
  isNarrow,
}: {
  readonly card: ContactCard;
  readonly voice: Voice;
  readonly isNarrow: boolean;
}): ReactNode {
  if (customer === null) return null;
  const { words } = voice;
  return (
    <Flex direction="column" gap="small">
      <ProgressBar
        title={`${words.customerScore} · ${customer.band}`}
        value={Math.max(0, customer.score)}
        maxValue={customer.max}
        valueDescription={words.outOf(customer.score, customer.max)}
        variant="success"
      />
      <ReasonsPart reasons={customer.reasons} voice={voice} isNarrow={isNarrow} />
    </Flex>
  );
}
