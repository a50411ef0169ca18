import type { Modifier } from "../../../src/scoring/reading/title-vocabulary.ts";
import { phrasesOf, wordsOf } from "./list.ts";

/** Abbreviations that people write in titles, with or without a full stop. */
export const ABBREVIATIONS: Readonly<Record<string, string>> = {
  accountmanager: "account manager",
  adm: "administrativo",
  admin: "administrator",
  admva: "administrativa",
  admvo: "administrativo",
  admon: "administracion",
  arq: "arquitecto",
  asist: "asistente",
  assoc: "associate",
  asst: "assistant",
  aux: "auxiliar",
  chm: "chairman",
  com: "comercial",
  consult: "consultant",
  coord: "coordinador",
  dep: "deputy",
  dept: "department",
  depto: "departamento",
  dev: "developer",
  dir: "director",
  dircomercial: "director comercial",
  direc: "director",
  dirtr: "director",
  dpt: "department",
  dpto: "departamento",
  dtor: "director",
  dtora: "directora",
  dtr: "director",
  dtra: "directora",
  dtrice: "directrice",
  ejec: "ejecutivo",
  eng: "engineer",
  engr: "engineer",
  enc: "encargado",
  exec: "executive",
  gcia: "gerencia",
  ger: "gerente",
  gerent: "gerente",
  gral: "general",
  gte: "gerente",
  gtte: "gerente",
  ing: "ingeniero",
  inge: "ingeniero",
  jr: "junior",
  jnr: "junior",
  mg: "manager",
  mgmt: "management",
  mgr: "manager",
  mngr: "manager",
  mktg: "marketing",
  mkt: "marketing",
  mng: "managing",
  ops: "operations",
  pdte: "presidente",
  pdta: "presidenta",
  pm: "project manager",
  pres: "president",
  presi: "presidente",
  prof: "professor",
  prog: "programmer",
  prop: "propietario",
  psic: "psicologo",
  repr: "representative",
  resp: "responsable",
  respble: "responsable",
  rble: "responsable",
  rpble: "responsable",
  rep: "representative",
  sec: "secretary",
  secr: "secretaria",
  sen: "senior",
  snr: "senior",
  spec: "specialist",
  specialst: "specialist",
  sr: "senior",
  stell: "stellvertretender",
  stellv: "stellvertretender",
  stv: "stellvertretender",
  subdir: "subdirector",
  superv: "supervisor",
  sup: "supervisor",
  supt: "superintendent",
  svc: "service",
  sw: "software",
  tec: "tecnico",
  tech: "technical",
  technol: "technology",
  vicep: "vicepresidente",
  vicepte: "vicepresidente",
  ldr: "leader",
  supv: "supervisor",
  vicepdte: "vicepresidente",
  techn: "technician",
  dipl: "diplom",
  vpres: "vice president",
  vpte: "vicepresidente",
  vtas: "ventas",
};

/** Words that say nothing of the post: forms of address, degrees, what passes. */
export const IGNORED = wordsOf(
  "mr mrs ms miss sir dame dr dra herr frau monsieur madame mme don dona lic licda dipl diplom phd ph d msc bsc ba ma bs ms llm llb esq cfa pmp acca fca mcipd cipd pe peng",
  "interim acting current currently new full time part time fulltime parttime remote certified chartered registered licensed global international worldwide actualmente interino interina funciones vollzeit teilzeit",
  "the a an el la los las le les l il lo o os as der die das ein eine un una uno une uma um 1 2 3 i ii iii iv ing",
);

/** Words that join two posts. */
export const JOINERS = ["&", ...wordsOf("and y e et und i as u sowie cum plus also")];

/** Words that open a complement; behind the employers' a company stands, and a joiner ends that. */
export const OPENERS = [
  "@",
  ...wordsOf(
    "of for to in with on by from towards toward under within across over into about reporting supporting helping serving assisting advising working coaching empowering enabling connecting help helps i we",
    "de del d da do das dos di della delle dello dei degli du des de para por con en sobre al a aux au ao aos à pour avec sur chez sous dans per mit von vom fur fuer im in der des dem den zum zur zu beim bei an am auf uber aus van voor",
    "als como comme",
  ),
];
export const EMPLOYER_OPENERS = ["@", ...wordsOf("at in en em chez bei im beim presso dans")];

/** Words that say that the post is over, or only hoped for. */
export const PAST = wordsOf(
  "former formerly ex past previously previous once retired emeritus emerita late aspiring future wannabe prospective incoming outgoing soon",
  "antiguo antigua anterior antes paro exdirector exdirectora exceo expresidente jubilado jubilada futuro futura aspirante aspirantes emerito emerita",
  "ancien ancienne futur future retraite ehemaliger ehemalige ehem ehemals zukunftiger antigo antiga",
);

/** Those of them that stand behind the post. */
export const PAST_BEHIND = wordsOf("retired emeritus emerita emerito jubilado jubilada");

/** Bodies and activities that stand for who leads them, at the beginning of a title alone. */
export const BODIES = wordsOf(
  "direccion subdireccion gerencia presidencia vicepresidencia jefatura direction presidence direcao diretoria gerencia chefia leitung geschaftsfuhrung geschaftsleitung coordinacion coordenacao consejo",
);

/** Posts that behind another one only say of what kind it is. */
export const ADJECTIVES = wordsOf(
  "comercial commercial commerciale administrativo administrativa tecnico tecnica informatico industrial medico medica",
);

/** Ranks that in front of a trade name the first of those who do it. */
export const FIRSTS = wordsOf("head chief principal");

const MODIFIERS: Readonly<Record<Modifier, readonly string[]>> = {
  junior: ["junior, trainee, entry level, juniorin, nachwuchs, debutant, debutante, jovem"],
  learner: [
    "intern, student, graduate, apprentice, volunteer, becario, becaria, estagiario, estagiaria, stagiaire, apprenti, apprentie, alternant, alternante, dual, aprendiz, en practicas, en formacion, praktikant, auszubildender, werkstudent, assistenz",
  ],
  deputy: [
    "deputy, vice, assistant, associate, sub, under, adjunto, adjunta, adjoint, adjointe, asociado, asociada, auxiliar, segundo, segunda, second, stellvertretender, stellvertretende, stellvertreter, stellvertretend, suplente, substituto, substituta, delegue, sous, viceresponsable",
  ],
  senior: [
    "senior, seniors, lead, principal, chief, head, staff, expert, jefe, jefa, leitender, leitende, leitend, chef, chefe, sr, pleno, veteran, distinguished, founding, experto, experta, executive, confirme, experimente, experimentee, lider, obere, ober",
  ],
  managing: ["managing, supervising, supervisory, supervisor"],
};

/** What a word near a head does to its level. */
export const modifiers: ReadonlyMap<string, Modifier> = new Map(
  (Object.entries(MODIFIERS) as [Modifier, readonly string[]][]).flatMap(([kind, lines]) =>
    phrasesOf(lines).map((word) => [word, kind] as const),
  ),
);
