import "./page.css";
// In this order they are the tab, the sidebar and the settings page.
import "../src/app/cards/lead-score-tab.tsx";
import "../src/app/cards/lead-score-sidebar.tsx";
import "../src/app/settings/settings-page.tsx";
import { createRoot } from "react-dom/client";
import type { ReactNode } from "react";
import { ReadyView } from "./ready-view.tsx";
import { RecordView } from "./record-view.tsx";
import { SettingsHost } from "./settings-host.tsx";

function page(): ReactNode {
  const record = /\/record\/0-1\/(\d+)$/.exec(location.pathname)?.[1];
  if (record !== undefined) return <RecordView contactId={record} />;
  return location.pathname.startsWith("/settings/") ? <SettingsHost /> : <ReadyView />;
}

const root = document.querySelector("#page");
if (root !== null) createRoot(root).render(page());
