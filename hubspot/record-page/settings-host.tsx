import { useState, type ReactNode } from "react";
import { loadedExtensions, portalOfPage } from "./host/extensions.ts";
import { ask } from "./portal-data.ts";
import { usePolled } from "./use-polled.ts";

/** Where HubSpot shows the app's own settings page, under its connected apps. */
export function SettingsHost(): ReactNode {
  const portal = portalOfPage();
  const about = usePolled(
    ask<{ readonly appUrl: string; readonly timeZone: string }>,
    `/api/portals/${portal}`,
    60_000,
  );
  const [alert, setAlert] = useState("");
  if (about === null) return <p role="status">Loading</p>;
  if (typeof about === "string") return <p role="alert">{about}</p>;
  const extension = loadedExtensions()[2];
  return (
    <main className="list">
      <h1>Ripen</h1>
      {alert !== "" && <p role="status">{alert}</p>}
      {extension?.({
        context: {
          user: {
            language: new URLSearchParams(location.search).get("language") ?? navigator.language,
          },
          portal: { timezone: about.timeZone },
          variables: { APP_URL: about.appUrl },
          crm: { objectId: 0 },
        },
        actions: {
          addAlert: ({ message }) => setAlert(message),
          refreshObjectProperties: () => {},
        },
      })}
    </main>
  );
}
