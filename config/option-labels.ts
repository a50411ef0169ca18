/**
 * HubSpot's and our own option labels in English and Spanish, by internal value: exports show labels where the
 * API sends values. As `words` gives them.
 */
export const OPTION_LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  lifecyclestage: {
    subscriber: "subscriber;suscriptor;suscriptora",
    lead: "lead;cliente potencial;prospecto",
    marketingqualifiedlead:
      "marketing qualified lead;marketingqualifiedlead;mql;lead calificado por marketing;lead cualificado para marketing;lead cualificado por marketing",
    salesqualifiedlead:
      "sales qualified lead;salesqualifiedlead;sql;lead calificado por ventas;lead cualificado para ventas;lead cualificado por ventas",
    opportunity: "opportunity;oportunidad",
    customer: "customer;cliente;client",
    evangelist: "evangelist;evangelista;promotor;defensor",
    other: "other;otro;otra;otros",
  },
  ripen_verdict: {
    yes: "yes;si;y;qualified;cualificado;calificado;yes qualified;si cualificado",
    maybe: "maybe;tal vez;quizas;quiza;talvez;perhaps",
    never: "never;nunca;jamas;no;never contact",
  },
};

/** How people, spreadsheets and exports write that a box is ticked, or not, as `words` gives them. */
export const TICKED: ReadonlySet<string> = new Set(
  "true;yes;y;si;s;1;x;on;checked;verdadero;cierto;wahr;ja;vrai;oui;sim;verdadeiro;t;v;ok;selected;marcado;activado;✓;✔;☑;1 0".split(
    ";",
  ),
);
export const NOT_TICKED: ReadonlySet<string> = new Set(
  "false;no;n;0;off;unchecked;falso;falsch;nein;faux;non;nao;f;none;null;na;n a;sin marcar;desactivado;☐;✗;✘;0 0".split(
    ";",
  ),
);
