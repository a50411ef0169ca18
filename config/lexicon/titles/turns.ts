import type { Seniority } from "../../../src/scoring/reading/seniority.ts";
import type { Turn } from "../../../src/scoring/reading/title-vocabulary.ts";
import { phrasesOf, wordsOf } from "./list.ts";

const turn = (
  heads: string,
  where: Turn["where"],
  words: readonly string[],
  level: Seniority | null,
): Turn => ({ heads: new Set(phrasesOf([heads])), where, words: new Set(words), level });

/** What a rank belongs to when it names the object of somebody's work: 'partner marketing', 'CEO office'. */
const OBJECTS = wordsOf(
  "relations relationship relationships success office support engagement development enablement experience onboarding network networks community search communications liaison program programme programs programmes club circle services service account accounts marketing sales operations management ecosystem channel channels alliances integration integrations solutions acquisition coaching advisory briefing events council sourcing recruitment recruiting",
);
const BOSSES =
  "ceo, cto, cfo, coo, cmo, cio, president, founder, chairman, chairwoman, md, general manager";
const CRAFTS = wordsOf(
  "coros documentales peliculas animation series coral fotografia photography photographie orquesta orchestra orchestre coro choir chorale escena cine cinema cinema film films movie movies video casting stage theatre theater musical music musica musica banda arte art dance danza ballet tesis these dissertation documentary documental animation animacion",
);
const FILM = wordsOf(
  "escritor escritora film guionista screenwriter scriptwriter filmmaker cineasta realizador realizadora actor actriz actress dramaturgo dramaturga playwright videographer cinematographer writer scenariste comedien comedienne roteirista ator atriz editor photographer fotografo fotografa photographe produtor musician musico compositor composer drehbuchautor schauspieler",
);
const MEDICINE = wordsOf(
  "resident residency attending physician doctor radiologist surgeon phd pediatrician cardiologist dermatologist oncologist neurologist psychiatrist anesthesiologist pathologist internist hospitalist gp medicine clinic hospital orthopedic medical faap facp facs dr dermatology cardiology pediatrics oncology radiology surgery",
);
/** Manners of owning or sharing the firm itself. */
const FIRM = wordsOf(
  "managing senior founding equity general limited law legal audit tax assurance consulting advisory transaction junior principal named associate co global regional firm name partner fellow executive venture private deals m&a litigation corporate strategy it lead local national office salary salaried retail deputy & owner director",
);
/** Kinds of business, and what says that one is owned. */
const BUSINESSES = wordsOf(
  "business small company store shop agency restaurant bar cafe coffee bakery salon hotel inn studio gym franchise clinic practice firm farm ranch garage dealership brewery winery boutique gallery spa pub pharmacy brand startup start-up e-commerce ecommerce website blog property home house land building vineyard school academy",
  "co sole part majority minority sme smb proud main principal joint family managing founding the new sales marketing design landscaping construction cleaning catering consulting photography florist pizzeria bistro tavern laundry nursery kennel marina mill plant workshop center centre business small-business llc inc ltd gmbh enterprise enterprises group holdings services shops stores media firm consultancy founder ceo president director manager",
);

/** Who works for people of rank: 'CEO coach', 'founder associate'. In front of other work the rank is one's own. */
export const servants: ReadonlySet<string> = new Set(
  wordsOf(
    "assistant secretary pa coach advisor adviser associate mentor consultant manager recruiter analyst specialist coordinator strategist aide intern counsel officer representative trainer facilitator chauffeur driver bodyguard nanny planner administrator supervisor lead liaison writer ghostwriter hunter headhunter engineer-in",
  ),
);

/** Heads that mean another level in some company; the first that fits counts. */
export const turns: readonly Turn[] = [
  turn("partner", "after", OBJECTS, null),
  turn("partner", "beforeOther", FIRM, "staff"),
  turn("owner, founder, executive, chief, board member, c level, c suite", "after", OBJECTS, null),
  turn(
    "owner",
    "of",
    wordsOf(
      "backlog backlogs process processes data dataset system systems platform application app feature features risk risks control controls budget roadmap",
    ),
    "senior",
  ),
  turn("owner", "beforeOther", BUSINESSES, "senior"),
  turn(
    BOSSES,
    "after",
    wordsOf("office support relations coaching advisory briefing search communications club"),
    null,
  ),
  turn(
    "executive",
    "after",
    wordsOf("mba education summary search committee programme program"),
    null,
  ),
  turn("md", "beside", MEDICINE, "staff"),
  turn(
    "director, directora, directeur, directrice, diretor, diretora, direttore, regisseur, direccion, direction, direcao",
    "of",
    CRAFTS,
    "staff",
  ),
  turn(
    "director",
    "before",
    wordsOf(
      "animation game film movie band stage music musical choir orchestra art casting photography theatre theater funeral video spiritual episode tour cruise choral choreography dubbing lighting fight",
    ),
    "senior",
  ),
  turn("director, directora, diretor, diretora, realizador, realizadora", "beside", FILM, "staff"),
  turn(
    "consejero, consejera, conseller, consellera, conselheiro, conselheira",
    "afterOther",
    wordsOf(
      "independiente dominical externo externa ejecutivo ejecutiva coordinador delegado delegada secretario secretaria administracion independente",
    ),
    "staff",
  ),
  turn("autonomo, autonoma, titular, independiente, freelance", "beforeOther", [], "staff"),
  turn(
    "socio, socia",
    "after",
    wordsOf(
      "comercial tecnologico tecnologica estrategico estrategica colaborador numero local negocio negocios aprendizaje distribuidor",
    ),
    "senior",
  ),
  turn("socio, socia", "of", wordsOf("negocio negocios aprendizaje rrhh talento canal"), "senior"),
  turn("associe, associee", "after", wordsOf("professeur chercheur"), "staff"),
  turn(
    "president, presidente, presidenta",
    "of",
    wordsOf(
      "comunidad vecinos escalera mesa jurado ampa afa apa barrio student students class club fan",
    ),
    "staff",
  ),
  turn("titular, titolare", "of", wordsOf("catedra plaza universidad instituto"), "staff"),
  turn("president", "before", wordsOf("class student club"), "staff"),
  turn("socio, socia", "of", wordsOf("club gimnasio asociacion ong"), null),
  turn("socio, socia", "after", wordsOf("numerario numeraria honorario"), null),
  turn(
    "propietario, propietaria, dueno, duena, dono",
    "of",
    wordsOf("producto productos producto proceso procesos datos servicio sistema riesgo"),
    "senior",
  ),
  turn("duena", "of", wordsOf("casa"), "entry"),
  turn(
    "embajador, embajadora, ambassador, ambassadeur, ambassadrice, embaixador, embaixadora",
    "of",
    wordsOf("marca producto marque marque brand marca"),
    "staff",
  ),
  turn(
    "ambassador",
    "before",
    wordsOf("brand product student campus customer community youth"),
    "staff",
  ),
  turn("ministro, ministra", "of", wordsOf("culto"), "staff"),
  turn("patron, patrona", "of", wordsOf("barco pesca embarcacion yate moda costa"), "staff"),
  turn("patron", "after", wordsOf("mayor costero pecheur"), "staff"),
  turn("juez, jueza, juiz", "of", wordsOf("linea silla"), "staff"),
  turn("titular", "after", wordsOf("universitario universitaria"), "staff"),
  turn("general manager, gm", "before", wordsOf("assistant deputy"), "vp"),
  turn(
    "chef, jefe, jefa, chefe",
    "of",
    wordsOf("partie rang cocina cuisine partida sala pista"),
    "senior",
  ),
  turn("officer", "before", wordsOf("chief"), "executive"),
  turn("officer", "before", wordsOf("executive"), "director"),
  turn(
    "head teacher, headteacher",
    "afterOther",
    wordsOf("school schools primary secondary academy the a at of in"),
    "manager",
  ),
  turn("fellow", "before", wordsOf("research postdoctoral teaching clinical"), "staff"),
  turn("principal", "beside", wordsOf("school college academy"), "director"),
  turn("principal", "before", wordsOf("school college high elementary"), "director"),
  turn("controlador, controladora", "after", wordsOf("financiero financiera gestion"), "senior"),
  turn("captain, capitan, capitana", "before", wordsOf("team"), "staff"),
];
