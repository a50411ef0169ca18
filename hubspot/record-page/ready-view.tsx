import type { ReactNode } from "react";
import { portalOfPage } from "./host/extensions.ts";
import { ask, type ReadyLead } from "./portal-data.ts";
import { usePolled } from "./use-polled.ts";

/** The list view that sales opens in the morning: 'Ready, newest first'. */
export function ReadyView(): ReactNode {
  const portal = portalOfPage();
  const leads = usePolled(ask<readonly ReadyLead[]>, `/api/portals/${portal}/ready`, 2_000);
  if (leads === null) return <p role="status">Loading</p>;
  if (typeof leads === "string") return <p role="alert">{leads}</p>;
  return (
    <main className="list">
      <h1>Ready, newest first</h1>
      <p className="microcopy">
        {`${leads.length} ${leads.length === 1 ? "contact" : "contacts"} with “Ready for sales” = Yes, by “Ready since”`}
      </p>
      <table>
        <thead>
          <tr>
            {["Name", "Company", "Lead score", "Ready since", "Next step", "Why this score"].map(
              (title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {leads.map((lead) => (
            <tr key={lead.id}>
              <td>
                <a href={`/contacts/${portal}/record/0-1/${lead.id}`}>{lead.name}</a>
              </td>
              <td>{lead.company}</td>
              <td className="right">{lead.score}</td>
              <td>{new Date(lead.since).toLocaleString("en-GB")}</td>
              <td>{lead.nextStep}</td>
              <td>{lead.reasons}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
