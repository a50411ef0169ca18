import type { Seniority } from "../../../src/scoring/reading/seniority.ts";
import type { Head } from "../../../src/scoring/reading/title-vocabulary.ts";
import { wordsOf } from "./list.ts";

const compound = (level: Seniority, endings: string): readonly (readonly [string, Head])[] =>
  wordsOf(endings).map((ending) => [ending, { level, stands: "first", isThing: false }]);
const trades = (stands: Head["stands"], endings: string): readonly (readonly [string, Head])[] =>
  wordsOf(endings).map((ending) => [ending, { level: "staff", stands, isThing: false }]);

/** The last parts of German compounds, wherever the word stands: 'Verkaufsleiter', 'Messtechniker'. */
export const compounds: readonly (readonly [string, Head])[] = [
  ...compound(
    "executive",
    "vorstandsmitglied aufsichtsratsmitglied verwaltungsratsmitglied ratsmitglied vorstandssprecher geschaftsfuhrer geschaeftsfuehrer inhaber vorstand gesellschafter grunder gruender eigentumer vorsitzender vorsitzende unternehmer burgermeister",
  ),
  ...compound(
    "director",
    "direktor bereichsleiter niederlassungsleiter hauptabteilungsleiter vertriebsleiter prokurist chefarzt werksleiter betriebsleiter rektor",
  ),
  ...compound("manager", "leiter leitung manager teamlead chef meister fuhrungskraft oberarzt"),
  ...compound(
    "senior",
    "projektleiter projektmanager produktmanager architekt koordinator experte referent wissenschaftler facharzt",
  ),
  ...compound(
    "staff",
    "archivar bibliothekar aktuar antiquar notar dramaturg korrespondent detektiv disponent korrespondentin kraft padagoge psychologe ingenieur techniker berater entwickler administrator prufer anwalt kaufmann kauffrau mechaniker verkaufer vertreter mitarbeiter sachbearbeiter spezialist analyst elektroniker planer redakteur arzt lehrer pfleger arbeiter fachkraft monteur makler buchhalter einkaufer betreuer beauftragter verantwortlicher gestalter programmierer fahrer schlosser bauer koch trainer therapeut designer consultant engineer developer informatiker techniker konstrukteur wirt wart begleiter reiseleiter fahrdienstleiter hausmeister bademeister tonmeister hafenmeister schnittmeister korrektor lektor loge nom graf pilot agoge lotse bote redner mann frau laborant archivar coach beauftragte angestellter angestellte forscher",
  ),
  ...compound(
    "entry",
    "praktikant student azubi auszubildender helfer hilfskraft assistent assistenz sekretar sekretarin lehrling aushilfe volontar",
  ),
  // The commonest posts of Chinese and Japanese, which write no spaces.
  ...compound(
    "executive",
    "总经理 總經理 董事长 董事長 总裁 總裁 首席执行官 创始人 社長 代表取締役 取締役",
  ),
  ...compound("director", "总监 總監 部长 部長 主任"),
  ...compound("manager", "经理 經理 主管 課長 店長"),
  ...compound("staff", "工程师 工程師 研发员 员 員 师 師 顾问 顧問"),
];

/** The endings by which English, Spanish, Portuguese and French name who does a work. */
export const endings: readonly (readonly [string, Head])[] = [
  ...trades(
    "last",
    "ologist ician ographer wright smith worker keeper maker woman surgeon path crew hacker analyst engineer developer er or ist ian guard man",
  ),
  ...trades(
    "first",
    "ista logo loga grafo grafa ador adora edor edora idor idora tor tora iero iera ero era eur euse trice ien ienne iste tologue logue graphe peute ier iere ger gere cher chere eiro eira nomo noma peuta ante grafista",
  ),
];

/** Words with such an end that name no worker. */
export const notEndings: ReadonlySet<string> = new Set(
  wordsOf(
    "customer customers center computer career power water paper super inner outer over under other another former later member number order offer cover server router user consumer color floor door labor major minor motor sensor vector sector factor error error tutor for or nor indoor outdoor interior exterior prior",
    "dealer retailer reseller partner carrier transfer after never ever per weather leather silver river tower cluster filter register master semester quarter chapter matter letter newsletter cyber digital-transfer hardware software corner summer winter laser beer soccer sister brother father mother daughter peer tier premier frontier engineer-ing twitter web-er",
    "australian european american indian asian iberian italian canadian african brazilian christian median guardian latin-american civilian vegetarian russian italian egyptian norwegian persian persian hungarian austrian belgian",
    "enero tercero primero extranjero dinero genero acero cero era carrera primera cartera espera madera manera primavera cabecera obrera-s exterior interior sector tutor motor factor autor-ia mejor valor color amor dolor humor error labor flor pastor-al doctor-al hotelero financiero financiera aduanero aduanera turistica ganadera pesquero minero minera petrolero bancaria hotelera sanitario extranjera",
    "secteur valeur couleur interieur exterieur moteur secteur bonheur honneur majeur mineur superieur inferieur rien bien italien europeen quotidien ancien industriel",
    "fundidor directory directories list wish assist exist twist persist dist mist best first west artist-ic labour senior junior ceo tor hector",
  ),
);
