import type { Random } from "../door/random.ts";

/** A table as it is meant: what each cell says, dates as ISO days. */
export type Table = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The place of the column of dates. */
  readonly date: number;
};

const HEADERS = [
  ["Record ID", "Email", "Job Title", "Country", "Company Size", "Trial started at"],
  ["Correo", "Nombre", "Cargo", "País", "Sector", "Trial started at", "Notas"],
  ["First Name", "Email Address", "Title", "Trial started at"],
  ["Email", "Trial started at"],
];
const TITLES = ["Dueña", "CTO", "Técnico de compras", "Head of Growth", "Geschäftsführer", "Jefe"];
const COUNTRIES = ["España", "México", "Deutschland", "Perú", "Côte d'Ivoire", "Spain", ""];
const SIZES = ["11-50", "200", "10001+", "51-200", "5"];
const NOTES = [
  "",
  "plain",
  "Sí, con coma",
  "punto; y coma",
  'dice "hola"',
  "dos\nlíneas",
  "a|b^c",
  "tab\there",
  "’tis – nice…",
  "10 €",
  " spaces ",
  "#1 customer",
];

/** A table with a known header, two rows at least, and everything in its cells that a file must carry. */
export function makeTable(random: Random): Table {
  const header = random.pick(HEADERS);
  const rows = Array.from({ length: 2 + random.int(8) }, (_, at) =>
    header.map((name) => cellOf(name, at, random)),
  );
  return { header, rows, date: header.indexOf("Trial started at") };
}

function cellOf(name: string, at: number, random: Random): string {
  switch (name) {
    case "Record ID":
      return String(1_000 + at);
    case "Email":
    case "Correo":
    case "Email Address":
      return `persona${at}@acme${random.int(9)}.com`;
    case "Nombre":
    case "First Name":
      return random.pick(["Ana", "José", "Zoë", "Íñigo", "Anne Marie", "O'Neill"]);
    case "Job Title":
    case "Cargo":
    case "Title":
      return random.pick(TITLES);
    case "Country":
    case "País":
      return random.pick(COUNTRIES);
    case "Company Size":
      return random.pick(SIZES);
    case "Trial started at":
      return random.oneIn(6)
        ? ""
        : `20${20 + random.int(7)}-${pad(1 + random.int(12))}-${pad(1 + random.int(28))}`;
    default:
      return random.pick(NOTES);
  }
}

const pad = (number: number): string => String(number).padStart(2, "0");
