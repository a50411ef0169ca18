import { readFileSync } from "node:fs";
import { folder } from "./run-command.ts";

/** Rows and events with what goes wrong in them, in a folder of its own; `files.remove` takes it away. */
export function csvSample() {
  const files = folder();

  const contacts = files.write(
    "contacts.csv",
    [
      '\uFEFFRecord ID,Email,Job Title,Country/Region,Number of Employees,Industry,"Note, free"',
      '1,ana@acme.com,Directora de Compras,España,200,COMPUTER_SOFTWARE,"first, ""ever"""',
      "2,bob@gmail.com,Student,Spain,5,RETAIL,",
      "3,too,few",
      '4,"broken"x,,,,,',
      "5,eva@acme.com,Head of Growth,Narnia,,,",
    ].join("\r\n"),
  );
  const events = files.write(
    "events.csv",
    [
      "contact_id,type,occurred_at,url",
      "1,trial_started,2026-03-19T12:00:00Z,",
      "1,page_viewed,2026-03-19T12:00:00Z,https://x.com/pricing",
      "1,page_viewed,2026-03-19T12:00:00Z,https://x.com/pricing",
      "1,page_viewed,2026-03-18T12:00:00Z,https://x.com/pricing",
      "5,page_viewed,yesterday,https://x.com/pricing",
      ",page_viewed,2026-03-18,",
      "5,,2026-03-18,",
      "5,page_viewed",
    ].join("\n"),
  );
  const out = files.path("scored.csv");
  const usual = ["--model", "b2b-software", "--now", "2026-03-20T12:00:00Z"];
  const read = (): string[] => readFileSync(out, "utf8").trimEnd().split("\n");
  return { files, contacts, events, out, usual, read };
}
