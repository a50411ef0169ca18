import type { TitleLanguage } from "./list.ts";

/**
 * German posts by level, as words of their own; what they are the end of ('Verkaufsleiter') is in
 * endings.ts. Feminine forms in -in are cut to these before they are looked up.
 */
export const german: TitleLanguage = {
  stands: "first",
  levels: {
    executive: [
      "geschaftsfuhrer, geschaeftsfuehrer, geschaftsfuhrender gesellschafter, geschaftsfuhrende gesellschafterin, geschaftsfuhrung, geschaeftsfuehrung, gf, geschaftsleitung, geschaftsleiter, vorstand, vorstandsvorsitzender, vorstandsvorsitzende, vorstandssprecher, vorstandsmitglied, aufsichtsratsmitglied, mitglied des vorstands, mitglied im vorstand, vorsitzender, vorsitzende, vorsitzender der geschaftsfuhrung",
      "inhaber, inhaberin, mitinhaber, eigentumer, eigentuemer, grunder, gruender, mitgrunder, mitgruender, gesellschafter, mitglied der geschaftsleitung, mitglied der geschaftsfuhrung, mitglied des aufsichtsrats, aufsichtsrat, aufsichtsratsvorsitzender, verwaltungsrat, verwaltungsratsprasident, mitglied des verwaltungsrates, prasident, praesident, unternehmer, selbstandig, selbststandig, selbstaendiger, selbststandiger, freiberufler",
      "burgermeister, buergermeister, oberburgermeister, minister, generaldirektor, hauptgeschaftsfuhrer, alleingeschaftsfuhrer, delegierter verwalter, delegierter des verwaltungsrates, generalsekretar, partneranwalt, intendant, intendantin, landrat, staatssekretar, apotheker inhaber, geschaftsinhaber, firmeninhaber, kaufmannischer geschaftsfuhrer, verwalter delegierter",
    ],
    vp: [
      "vizeprasident, vizepraesident, stellvertretender geschaftsfuhrer, stellvertretende geschaftsfuhrerin, stv geschaftsfuhrer, stellvertretender vorstandsvorsitzender, stellvertretender vorsitzender",
    ],
    director: [
      "direktor, leiter, leiterin, leitung, bereichsleiter, bereichsleitung, hauptabteilungsleiter, ressortleiter, prokurist, prokura, kaufmannischer leiter, technischer leiter, werkleiter, werksleiter, betriebsleiter, niederlassungsleiter, vertriebsleiter, personalleiter, chefarzt, chefredakteur, rektor, dekan, schulleiter, schuldirektor, amtsleiter, prasidialmitglied, spartenleiter, verkaufsdirektor, dezernent, handlungsbevollmachtigter, richter",
    ],
    manager: [
      "teamlead, schichtfuhrer, truppfuhrer, abteilungsleiter, abteilungsleitung, teamleiter, teamleitung, gruppenleiter, filialleiter, marktleiter, schichtleiter, bauleiter, oberbauleiter, vorarbeiter, meister, werkmeister, industriemeister, vorgesetzter, referatsleiter, sachgebietsleiter, stationsleitung, pflegedienstleitung, kuchenchef, kuechenchef, polier, geschaftsstellenleiter, fuhrungskraft, chef, oberarzt, filialleitung, disponent leiter",
    ],
    senior: [
      "projektleiter, projektleitung, projektmanager, produktmanager, key account manager, koordinator, architekt, experte, fachleiter, referent, wissenschaftler, teilprojektleiter, leitender ingenieur, chefingenieur, oberingenieur, systemarchitekt, wissenschaftlicher leiter, syndikus, facharzt, chefokonom, lead, fachexperte, produktverantwortlicher, vertriebsmanager key account, dozent, steuerberater, wirtschaftsprufer",
    ],
    staff: [
      "ingenieur, entwickler, softwareentwickler, techniker, berater, sachbearbeiter, mitarbeiter, angestellter, angestellte, kaufmann, kauffrau, kaufmannischer angestellter, verkaufer, verkaeufer, vertriebler, vertreter, handelsvertreter, arzt, arztin, zahnarzt, apotheker, lehrer, erzieher, pfleger, krankenschwester, pflegefachkraft, fachkraft, facharbeiter, mechaniker, mechatroniker, elektriker, elektroniker, schlosser, tischler, maler, koch",
      "rechtsanwalt, anwalt, jurist, notar, buchhalter, bilanzbuchhalter, einkaufer, einkaeufer, planer, prufer, redakteur, journalist, fotograf, ubersetzer, forscher, professor, programmierer, administrator, systemadministrator, gestalter, grafiker, texter, trainer, sozialarbeiter, sozialpadagoge, psychologe, physiotherapeut, tierarzt, beamter, beamtin, polizist, soldat, fahrer, lagerist, disponent, makler, versicherungsmakler, bankkaufmann",
      "spezialist, analyst, controller, revisor, recruiter, personalreferent, personalberater, unternehmensberater, vertriebsmitarbeiter, aussendienst, aussendienstmitarbeiter, innendienst, regisseur, dirigent, musiker, schauspieler, kunstler, autor, chemiker, physiker, biologe, mathematiker, informatiker, laborant, konstrukteur, monteur, kundenberater, kundenbetreuer, betreuer, beauftragter, verantwortlicher, fachinformatiker, handwerker, landwirt, gartner, friseur, kellner",
    ],
    entry: [
      "duales studium, dual studium, praktikant, praktikum, azubi, auszubildender, auszubildende, lehrling, werkstudent, student, studierender, studierende, volontar, volontaer, dualer student, schuler, ferienjobber, aushilfe, helfer, hilfskraft, rentner, ruhestand, im ruhestand, arbeitslos, arbeitssuchend, assistenz, assistent, sekretar, sekretariat, assistenz der geschaftsfuhrung, assistent der geschaftsfuhrung, assistenz der geschaftsleitung, burokraft, empfang, rezeptionist, doktorand, referendar, trainee",
    ],
  },
  things: [
    "abteilung, bereich, team, vertrieb, einkauf, entwicklung, verwaltung, marketing, buchhaltung, buro, kundendienst, kundenservice, produktion, logistik, personal, personalabteilung, personalwesen, forschung, finanzen, beratung, betreuung, unternehmensentwicklung, geschaftsstelle, betriebsrat, zentrale",
  ],
};
