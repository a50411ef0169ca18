import { once } from "node:events";
import { createWriteStream } from "node:fs";

const HEADER =
  "Record ID,First Name,Last Name,Email,Job Title,Country/Region,Company Name,Number of Employees,Industry,Lifecycle Stage";
const TITLES = [
  "CEO",
  "Directora de Compras",
  "VP Sales",
  "Software engineer",
  "Jefe de ventas",
  "Head of Growth",
];
const COUNTRIES = ["Spain", "España", "Portugal", "Germany", "United States", "India", ""];
const INDUSTRIES = ["COMPUTER_SOFTWARE", "RETAIL", "BANKING", ""];

/** Writes an export of so many contacts as HubSpot labels its columns: quoted fields, accents, gaps. */
export async function writeContacts(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  let text = `${HEADER}\n`;
  for (let at = 0; at < rows; at += 1) {
    const company = at % 20_000;
    const domain = at % 4 === 0 ? "gmail.com" : `company${company}.com`;
    text += `${1_000 + at},Ana,"Pérez, ${at}",person${at}@${domain},${TITLES[at % 6]},${COUNTRIES[at % 7]},Company ${company},${(at * 7) % 1_500},${INDUSTRIES[at % 4]},lead\n`;
    if (text.length < 65_536) continue;
    if (!out.write(text)) await once(out, "drain");
    text = "";
  }
  out.end(text);
  await once(out, "finish");
}
