import { hubspot } from "@hubspot/ui-extensions";
import { pagePlace } from "./page-place.ts";
import { ReadyLeadsView } from "./ready-leads-view.tsx";

hubspot.extend<"pages">(({ context, actions }) => (
  <ReadyLeadsView
    place={pagePlace(context)}
    announce={(type, message) => actions.addAlert({ type, message })}
  />
));
