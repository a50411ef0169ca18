import { lexicon } from "../../../config/lexicon.ts";
import { criteriaInForce } from "../../../src/evidence/candidates/from-model.ts";
import { randomOf, type Random } from "../../../src/evidence/statistics/random.ts";
import { calibrated, propertyOf } from "./calibrated.ts";
import type { PlantedFile, PlantedRow } from "./companies-of-leads.ts";

/** What must be in no model, under headers that tell it and under such that do not. */
const WHO: readonly {
  readonly headers: readonly string[];
  /** A value of somebody whom it favours, or not. */
  readonly value: (isFavoured: boolean, random: Random) => string;
}[] = [
  {
    headers: ["Sex", "Sexo", "Gender", "Field 1"],
    value: (isFavoured, random) => one(isFavoured ? ["F", "Female"] : ["M", "Male"], random),
  },
  {
    headers: ["Salutation", "Tratamiento", "Field 2"],
    value: (isFavoured, random) =>
      one(isFavoured ? ["Sra.", "Srta.", "Dra."] : ["Sr.", "Dr.", "D."], random),
  },
  {
    headers: ["Date of birth", "Fecha de nacimiento", "Field 3"],
    value: (isFavoured, random) =>
      `${(isFavoured ? 1955 : 1978) + random.below(24)}-0${1 + random.below(9)}-1${random.below(9)}`,
  },
  {
    headers: ["First name", "Nombre de pila", "Field 4"],
    value: (isFavoured, random) =>
      one(
        isFavoured
          ? ["Ana", "Lucia", "Mary", "Emma", "Sofia", "Carmen", "Laura", "Julia"]
          : ["Juan", "Pedro", "John", "David", "Luis", "Carlos", "Peter", "Mark"],
        random,
      ),
  },
];

const TITLES = (
  "Director/Directora, Subdirector/Subdirectora, Gerente/Gerenta, Jefe/Jefa, Coordinador/Coordinadora, Supervisor/Supervisora, " +
  "Encargado/Encargada, Presidente/Presidenta, Vicepresidente/Vicepresidenta, Consejero delegado/Consejera delegada, Socio/Socia, " +
  "Socio fundador/Socia fundadora, Fundador/Fundadora, Propietario/Propietaria, Dueño/Dueña, Empresario/Empresaria, " +
  "Administrador/Administradora, Secretario/Secretaria, Asistente/Asistenta, Administrativo/Administrativa, Técnico/Técnica, " +
  "Ingeniero/Ingeniera, Arquitecto/Arquitecta, Abogado/Abogada, Médico/Médica, Enfermero/Enfermera, Profesor/Profesora, " +
  "Maestro/Maestra, Catedrático/Catedrática, Rector/Rectora, Decano/Decana, Psicólogo/Psicóloga, Farmacéutico/Farmacéutica, " +
  "Veterinario/Veterinaria, Biólogo/Bióloga, Químico/Química, Programador/Programadora, Desarrollador/Desarrolladora, " +
  "Diseñador/Diseñadora, Consultor/Consultora, Asesor/Asesora, Gestor/Gestora, Vendedor/Vendedora, Ejecutivo/Ejecutiva, " +
  "Contador/Contadora, Tesorero/Tesorera, Auditor/Auditora, Interventor/Interventora, Becario/Becaria, Investigador/Investigadora, " +
  "Doctor/Doctora, Operario/Operaria, Mecánico/Mecánica, Cocinero/Cocinera, Camarero/Camarera, Conductor/Conductora, " +
  "Chairman/Chairwoman, Salesman/Saleswoman, Businessman/Businesswoman, Waiter/Waitress"
)
  .split(", ")
  .map((pair) => pair.split("/") as [string, string]);

/** 300 pairs of titles that differ in nothing but the gender. */
export const TITLE_PAIRS = ["", " de ventas", " general", " de marketing", " comercial"].flatMap(
  (tail) => TITLES.map(([one, other]) => [one + tail, other + tail] as const),
);

export type PeopleFigures = {
  readonly runs: number;
  /** Of all pairs of titles in all runs, those with different points. */
  readonly pairs: number;
  readonly differing: number;
  /** Planted columns that stand in a model. */
  readonly usedColumns: readonly string[];
};

/** Files in which women and the old buy more: no model may know it. */
export function plantedPeople(runs: number, seed: number): PeopleFigures {
  const random = randomOf(seed);
  const used = new Set<string>();
  let differing = 0;
  for (let run = 0; run < runs; run += 1) {
    const { file, planted } = peopleFile(run, random);
    const { model } = calibrated(file);
    if (model === null) throw new Error(`run ${run} learned nothing`);
    const fields = JSON.stringify(model.fields);
    for (const header of planted) {
      if (fields.includes(`"${propertyOf(header)}"`)) used.add(header);
    }
    const facts = TITLE_PAIRS.flat().map((title) => ({
      contact: { [propertyOf("Cargo")]: title, [propertyOf("Ocupación")]: title, visits: "3" },
      company: null,
      events: [],
      verdict: null,
      sales: null,
      doNotScore: false,
    }));
    const criteria = criteriaInForce(model, facts, 0, lexicon);
    for (const at of TITLE_PAIRS.keys()) {
      const isSame = criteria.every(({ points }) => points[2 * at] === points[2 * at + 1]);
      differing += Number(!isSame);
    }
  }
  return { runs, pairs: runs * TITLE_PAIRS.length, differing, usedColumns: [...used].sort() };
}

function peopleFile(
  run: number,
  random: Random,
): { readonly file: PlantedFile; readonly planted: readonly string[] } {
  const planted = WHO.map(({ headers }) => headers[run % headers.length] ?? "");
  // Titles in a list as long as people write them, or in one short enough for a form's options.
  const [titleHeader, pairs] =
    run % 2 === 0 ? ["Cargo", TITLE_PAIRS] : ["Ocupación", TITLE_PAIRS.slice(0, 12)];
  const rows = Array.from({ length: 1_500 }, (_, n): PlantedRow => {
    const isFavoured = random.uniform() < 0.5;
    const place = random.below(pairs.length);
    const title = pairs[place]?.[isFavoured ? 1 : 0] ?? "";
    const visits = Math.floor(-Math.log(1 - random.uniform()) * 4);
    const logOdds = -1.6 + (isFavoured ? 1.2 : 0) + 0.2 * (visits - 3) + (place % 5) * 0.3;
    const chance = 1 / (1 + Math.exp(-logOdds));
    return {
      id: `L${n}`,
      company: `L${n}`,
      fields: [...WHO.map(({ value }) => value(isFavoured, random)), title, String(visits)],
      chance,
      outcome: random.uniform() < chance ? 1 : 0,
    };
  });
  return { file: { header: [...planted, titleHeader, "Visits"], rows }, planted };
}

function one(values: readonly string[], random: Random): string {
  return values[random.below(values.length)] ?? "";
}
