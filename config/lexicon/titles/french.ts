import type { TitleLanguage } from "./list.ts";

/** French posts by level, feminine forms included. */
export const french: TitleLanguage = {
  stands: "first",
  levels: {
    executive: [
      "directeur general, directrice generale, direction generale, pdg, president directeur general, presidente directrice generale, president, presidente, dirigeant, dirigeante, chef d entreprise, cheffe d entreprise, gerant, gerante, cogerant, cogerante, gerant associe, associe, associee, associe gerant, associee gerante, associe fondateur",
      "fondateur, fondatrice, cofondateur, cofondatrice, co fondateur, co fondatrice, proprietaire, patron, patronne, entrepreneur, entrepreneure, entrepreneuse, auto entrepreneur, autoentrepreneur, administrateur delegue, administratrice deleguee, administrateur independant, administrateur de societe, membre du conseil d administration, membre du directoire, membre du comex, membre du comite executif, membre du comite de direction, membre du codir",
      "maire, ministre, prefet, prefete, ambassadeur, ambassadrice, secretaire general, secretaire generale, delegue general, deleguee generale, chef de file d entreprise, directeur executif, directrice executive, exploitant, exploitante, exploitant agricole, notaire associe, avocat associe, avocate associee, expert comptable associe, maitre d ouvrage delegue, gouverneur, mandataire social, cadre dirigeant, cadre dirigeante, titulaire d officine, pharmacien titulaire, pharmacienne titulaire",
    ],
    vp: [
      "vice president, vice presidente, vicepresident, directeur general adjoint, directrice generale adjointe, dga, directeur general delegue, directrice generale deleguee, adjoint au maire, adjointe au maire, maire adjoint, secretaire general adjoint, secretaire generale adjointe",
    ],
    director: [
      "directeur, directrice, codirecteur, codirectrice, direction, sous directeur, sous directrice, directeur adjoint, directrice adjointe, directeur delegue, directrice deleguee, daf, drh, dsi, dircom, dirco, dircab, raf, dpo directeur, proviseur, proviseure, principal de college, doyen, doyenne, recteur, rectrice, president d honneur",
      "chef d etablissement, cheffe d etablissement, redacteur en chef, redactrice en chef, medecin chef, conseiller municipal delegue, depute, deputee, senateur, senatrice, juge, magistrat, magistrate, tresorier, tresoriere, cadre superieur, cadre superieure, fonde de pouvoir, fondee de pouvoir, chef de cabinet, dir",
    ],
    manager: [
      "manager commercial, manager commerciale, manager d equipe, manager des ventes, manager operationnel, manager de proximite, manager de transition, manageur, responsable, chef de service, cheffe de service, chef des ventes, cheffe des ventes, chef d equipe, cheffe d equipe, chef d atelier, cheffe d atelier, chef de departement, cheffe de departement, chef de secteur, cheffe de secteur, chef de rayon, cheffe de rayon, chef d agence, cheffe d agence, chef de chantier, cheffe de chantier, chef comptable, cheffe comptable, chef de bureau, cheffe de bureau, chef de pole, chef de section, cheffe",
      "encadrant, encadrante, superviseur, superviseuse, manageuse, contremaitre, conducteur de travaux, conductrice de travaux, agent de maitrise, adjoint de direction, adjointe de direction, controleur financier, directeur de projet, directrice de projet, directeur de projets, directrice de projets, directeur de clientele, directrice de clientele, chef des achats, chef de gare, chef du service, chef de centre, chef de magasin, chef d exploitation, chef de publicite, commissaire de police, resp, cadre, cadre de sante, gouvernante generale",
    ],
    senior: [
      "chef de projet, cheffe de projet, chef de projets, cheffe de projets, chef de produit, cheffe de produit, chef de produits, cheffe de produits, chef de mission, cheffe de mission, chef de partie, cheffe de partie, chef de cuisine, cheffe de cuisine, chef cuisinier, coordinateur, coordinatrice, coordonnateur, coordonnatrice, architecte, expert, experte, expert comptable, experte comptable, responsable de compte, responsable de comptes, responsable grands comptes, responsable projet, chef de file",
      "directeur artistique, directrice artistique, referent, referente, ingenieur principal, ingenieure principale, controleur de gestion, controleuse de gestion, maitre de conferences, chercheur senior, juriste senior, pilote de projet, animateur de reseau, gestionnaire de projet, scientifique, economiste, medecin, chirurgien, chirurgienne, chirurgien dentiste, capitaine",
    ],
    staff: [
      "ingenieur, ingenieure, developpeur, developpeuse, technicien, technicienne, consultant, consultante, conseiller, conseillere, charge, chargee, charge de mission, analyste, comptable, commercial, commerciale, technico commercial, technico commerciale, vendeur, vendeuse, acheteur, acheteuse, juriste, avocat, avocate, notaire, huissier, infirmier, infirmiere, pharmacien, pharmacienne, dentiste, veterinaire",
      "professeur, professeure, enseignant, enseignante, formateur, formatrice, chercheur, chercheuse, doctorant, doctorante, redacteur, redactrice, journaliste, graphiste, concepteur, conceptrice, designer, gestionnaire, administrateur, administratrice, delegue, deleguee, agent, agente, employe, employee, ouvrier, ouvriere, operateur, operatrice, conducteur, conductrice, chauffeur, cuisinier, cuisiniere, serveur, serveuse, mecanicien, mecanicienne, electricien",
      "electricienne, plombier, menuisier, macon, recruteur, recruteuse, chasseur de tetes, chasseuse de tetes, chasseur, programmeur, programmeuse, informaticien, informaticienne, dessinateur, dessinatrice, traducteur, traductrice, animateur, animatrice, educateur, educatrice, photographe, realisateur, realisatrice, comedien, comedienne, artiste, ecrivain, auteur, autrice, auteure, independant, independante, psychologue, kinesitherapeute, orthophoniste, bibliothecaire",
      "commercant, commercante, artisan, artisane, restaurateur d oeuvres d art, gerant de portefeuille, gerante de portefeuille, maitre nageur, professeur des ecoles, restaurateur, actuaire, agronome, barman, cartographe, commissaire priseur, geometre, geographe, libraire, matelot, osteopathe, pedicure, podologue, pediatre, pilote, sage femme, serrurier, webmestre, peintre, couturier, couturiere, horloger, boulanger, patissier, boucher, charpentier, concierge, ambulancier, ambulanciere, transitaire, attache, attachee, attache commercial, attachee commerciale, courtier, courtiere, negociateur, negociatrice, agent immobilier, fonctionnaire, militaire, gendarme, pompier, caissier, caissiere, preparateur, preparatrice, magasinier, logisticien, logisticienne, planificateur, auditeur, auditrice, controleur, controleuse, inspecteur, inspectrice, correspondant, correspondante, collaborateur, collaboratrice, salarie, salariee, adjoint, adjointe, adjoint administratif, chef d orchestre, cheffe d orchestre, directeur de la photographie, directeur de these, realisateur, scenariste, clerc",
    ],
    entry: [
      "stagiaire, stage, alternant, alternante, alternance, apprenti, apprentie, etudiant, etudiante, benevole, retraite, retraitee, sans emploi, demandeur d emploi, en recherche d emploi, lyceen, eleve, assistant, assistante, assistant de direction, assistante de direction, secretaire, secretaire de direction, standardiste, hote d accueil, hotesse d accueil, receptionniste, aide, auxiliaire, jeune diplome, jeune diplomee, commis",
    ],
  },
  things: [
    "departement, service, equipe, developpement, developpement commercial, gestion, administration, ventes, achats, finance, comptabilite, communication, logistique, production, qualite, formation, ressources humaines, rh, bureau, conseil, comite, pole, cabinet, agence, relations, relation client, informatique, recherche",
  ],
};
