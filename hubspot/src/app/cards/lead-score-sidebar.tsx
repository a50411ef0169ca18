import { hubspot } from "@hubspot/ui-extensions";
import { LeadScoreCard } from "./lead-score-card.tsx";
import { placeOf } from "./place-of.ts";

hubspot.extend<"crm.record.sidebar">(({ context, actions }) => (
  <LeadScoreCard
    place={placeOf(context, true)}
    announce={(type, message) => actions.addAlert({ type, message })}
    onArrived={() => actions.refreshObjectProperties()}
  />
));
