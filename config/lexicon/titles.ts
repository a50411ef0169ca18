import { words } from "../../src/scoring/reading/fold.ts";
import type { Seniority } from "../../src/scoring/lexicon.ts";
import type { Role } from "../../src/scoring/result.ts";

/**
 * Words and phrases of job titles by level, English then Spanish, feminine forms included. The longest
 * phrase wins, so that phrases here also take words away from a higher level: a 'product owner' is no
 * owner, an 'account executive' no executive.
 */
const BY_LEVEL: Readonly<Record<Seniority, readonly string[]>> = {
  executive: [
    "ceo, cto, cfo, coo, cmo, cio, cpo, cro, cso, chro, cdo, ciso, cco, clo, cxo, c level",
    "chief, founder, cofounder, co founder, owner, co owner, president, managing director, general manager",
    "managing partner, partner, principal partner, board member, chairman, chairwoman, chairperson, proprietor",
    "executive director, executive president, entrepreneur, business owner, md",
    "director general, directora general, direccion general, gerente general, director gerente, directora gerente",
    "director ejecutivo, directora ejecutiva, consejero delegado, consejera delegada, consejero, consejera",
    "presidente, presidenta, fundador, fundadora, cofundador, cofundadora, socio, socia, socio director",
    "propietario, propietaria, dueno, duena, empresario, empresaria, administrador unico, administradora unica",
    "administrador solidario, administradora solidaria, gerente unico, autonomo, autonoma",
  ],
  vp: [
    "vp, svp, evp, avp, vice president, senior vice president, executive vice president, assistant vice president",
    "vicepresident, vicepresidente, vicepresidenta, vice presidente, vice presidenta",
  ],
  director: [
    "director, head, associate director, assistant director, deputy director, chief of staff, group head",
    "directora, director adjunto, directora adjunta, subdirector, subdirectora, direccion, dir",
  ],
  manager: [
    "manager, mgr, supervisor, team leader, team lead, assistant manager, superintendent, controller",
    "jefe, jefa, gerente, responsable, encargado, encargada, supervisora, mando intermedio, resp",
    "jefe de equipo, jefa de equipo, subgerente, subjefe, subjefa",
  ],
  senior: [
    "senior, sr, lead, principal, staff engineer, architect, expert, coordinator, account manager",
    "product manager, project manager, community manager, product owner, scrum master, program manager",
    "coordinador, coordinadora, arquitecto, arquitecta, experto, experta, lider, jefe de proyecto, jefa de proyecto",
    "gestor de cuentas, gestora de cuentas, customer success manager, social media manager, key account manager",
  ],
  staff: [
    "engineer, developer, analyst, specialist, consultant, designer, accountant, technician, representative",
    "account executive, sales executive, marketing executive, executive search consultant, officer, agent",
    "administrator, programmer, researcher, teacher, professor, nurse, clerk, advisor, associate, buyer",
    "business partner, hr business partner, channel partner, systems administrator, copywriter, editor, recruiter",
    "ingeniero, ingeniera, desarrollador, desarrolladora, analista, especialista, consultor, consultora",
    "disenador, disenadora, contable, tecnico, tecnica, comercial, asesor, asesora, administrativo, administrativa",
    "administrador de sistemas, administradora de sistemas, administrador, administradora, programador",
    "programadora, investigador, investigadora, profesor, profesora, gestor, gestora, delegado, delegada",
    "agente, redactor, redactora, comprador, compradora, dependiente, dependienta, operario, operaria, vendedor, vendedora",
  ],
  entry: [
    "intern, internship, trainee, apprentice, junior, jr, student, graduate, entry level, volunteer",
    "becario, becaria, practicas, en practicas, aprendiz, estudiante, alumno, alumna, recien graduado, voluntario",
  ],
};

/** From a folded word or phrase to its level. Later levels of the list do not overwrite earlier ones. */
export const titles: ReadonlyMap<string, Seniority> = new Map(
  Object.entries(BY_LEVEL).flatMap(([level, lines]) =>
    lines
      .flatMap((line) => line.split(","))
      .map((phrase) => [words(phrase), level as Seniority] as const),
  ),
);

/** Words that make a title an assistant's, whoever is assisted. */
export const assistants: ReadonlySet<string> = new Set([
  ..."assistant secretary receptionist pa intern trainee apprentice student junior jr".split(" "),
  ..."asistente secretario secretaria ayudante auxiliar recepcionista becario becaria".split(" "),
  ..."estudiante alumno alumna ex former retired jubilado jubilada".split(" "),
]);

/** Departments that take part in a purchase whatever the level of the title. */
export const roleWords: ReadonlyMap<string, Role> = new Map(
  "procurement purchasing sourcing buyer compras comprador compradora aprovisionamiento adquisiciones"
    .split(" ")
    .map((word) => [word, "influencer"] as const),
);
