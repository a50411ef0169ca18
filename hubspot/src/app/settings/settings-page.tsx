import { hubspot } from "@hubspot/ui-extensions";
import { SettingsView } from "./settings-view.tsx";
import { settingsPlace } from "./settings-place.ts";

hubspot.extend<"settings">(({ context, actions }) => (
  <SettingsView
    place={settingsPlace(context)}
    announce={(type, message) => actions.addAlert({ type, message })}
  />
));
