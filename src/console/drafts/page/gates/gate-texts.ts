import { texts } from "../../../shell/page/language/language.ts";

/** The words of exclusions, limits and hand-raisers. */
export const gateTexts = texts(
  {
    exclusions: "Exclusions",
    exclusionsHint:
      "No hand-off and no enrolment while it holds, whatever the points; the reason is shown.",
    limits: "Limits",
    limitsHint:
      "Keeps a contact at a band and from being ready, for instance outside the markets you serve.",
    handRaisers: "Hand-raisers",
    handRaisersHint:
      "A demo or contact request makes a contact ready at once, unless excluded or limited.",
    add: "Add",
    remove: (name: string) => `Remove ${name}`,
    labelEn: "Name in English",
    labelEs: "Name in Spanish",
    until: "Ends on (empty: never)",
    expires: "Days after the behaviour until it ends (empty: never)",
    band: "Highest band",
    withinDays: "Days for which it makes ready",
    whereOn: "Only when the behaviour's own data say so",
    maybe: "Days without being ready after a maybe of sales",
    never: "A 'never' of sales ends after days (empty: never)",
    verdict: "Verdict of sales",
  },
  {
    exclusions: "Exclusiones",
    exclusionsHint:
      "Ni traspaso ni inscripción mientras se cumpla, sean cuales sean los puntos; se muestra el motivo.",
    limits: "Límites",
    limitsHint:
      "Mantiene a un contacto en una categoría y sin llegar a listo, por ejemplo fuera de los mercados que atiende.",
    handRaisers: "Peticiones directas",
    handRaisersHint:
      "Una petición de demo o de contacto deja listo al contacto en el acto, salvo exclusión o límite.",
    add: "Añadir",
    remove: (name: string) => `Quitar ${name}`,
    labelEn: "Nombre en inglés",
    labelEs: "Nombre en español",
    until: "Termina el (vacío: nunca)",
    expires: "Días tras el comportamiento hasta que termina (vacío: nunca)",
    band: "Categoría máxima",
    withinDays: "Días durante los que está listo",
    whereOn: "Solo cuando los datos del comportamiento lo indiquen",
    maybe: "Días sin estar listo tras un «tal vez» de ventas",
    never: "Un «nunca» de ventas termina tras días (vacío: nunca)",
    verdict: "Veredicto de ventas",
  },
);
