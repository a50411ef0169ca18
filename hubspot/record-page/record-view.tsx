import { useState, type ReactNode } from "react";
import { loadedExtensions, portalOfPage, type Extension } from "./host/extensions.ts";
import { ask, type RecordData } from "./portal-data.ts";
import { usePolled } from "./use-polled.ts";

type Spot = "tab" | "sidebar";

/** The contact's record: its properties, the card in the middle and at the side, enrolments and timeline. */
export function RecordView({ contactId }: { readonly contactId: string }): ReactNode {
  const path = `/api/portals/${portalOfPage()}/contacts/${encodeURIComponent(contactId)}`;
  const record = usePolled(ask<RecordData>, path, 2_000);
  const [language, setLanguage] = useState(
    new URLSearchParams(location.search).get("language") ?? navigator.language,
  );
  if (record === null) return <p role="status">Loading</p>;
  if (typeof record === "string") return <p role="alert">{record}</p>;
  const [tab, sidebar] = loadedExtensions();
  return (
    <main className="record">
      <section className="about">
        <a href={`/contacts/${record.portalId}/objects/0-1/views/ready/list`}>← Ready</a>
        <h1>{record.name}</h1>
        <label>
          Language{" "}
          <select
            value={language.slice(0, 2)}
            onChange={(event) => setLanguage(event.target.value)}
          >
            <option value="en">English</option>
            <option value="es">Español</option>
          </select>
        </label>
        <dl>
          {record.properties.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="middle">
        <Card spot="tab" extension={tab} record={record} language={language} />
        <h2>Workflows</h2>
        <ul className="enrolments">
          {record.enrolments.map(({ workflow, at, outcome, receipt }) => (
            <li key={`${workflow} ${at}`}>
              {`${workflow}: ${outcome}, since ${timeText(at, record.timeZone)}`}
              {receipt !== null && `, receipt ${receipt}`}
            </li>
          ))}
        </ul>
        <h2>Timeline</h2>
        <ul className="timeline">
          {record.timeline.map(({ at, kind, text }, index) => (
            <li key={`${index} ${at}`} className={kind}>
              <time>{timeText(at, record.timeZone)}</time> {text}
            </li>
          ))}
        </ul>
      </section>
      <section className="side">
        <Card spot="sidebar" extension={sidebar} record={record} language={language} />
      </section>
    </main>
  );
}

function Card({
  spot,
  extension,
  record,
  language,
}: {
  readonly spot: Spot;
  readonly extension: Extension | undefined;
  readonly record: RecordData;
  readonly language: string;
}): ReactNode {
  const [alert, setAlert] = useState("");
  return (
    <article className={`card ${spot}`} data-spot={spot}>
      <h2>Lead score</h2>
      {alert !== "" && <p role="status">{alert}</p>}
      {extension?.({
        context: {
          user: { language },
          portal: { timezone: record.timeZone },
          variables: { APP_URL: record.appUrl },
          crm: { objectId: Number(record.id) },
        },
        // The page asks for the properties every two seconds anyway.
        actions: {
          addAlert: ({ message }) => setAlert(message),
          refreshObjectProperties: () => {},
        },
      })}
    </article>
  );
}

function timeText(at: number, timeZone: string): string {
  return new Date(at).toLocaleString("en-GB", { timeZone });
}
