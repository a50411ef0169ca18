import { options, yesNo, type OptionSpec, type PropertySpec } from "./spec.ts";

/** The roles in a purchase (domain.md section 2). */
const roles: readonly OptionSpec[] = options(
  ["decision_maker", "Decision maker", "Decisor"],
  ["influencer", "Influencer", "Influenciador"],
  ["end_user", "End user", "Usuario final"],
  ["unknown", "Unknown", "Desconocido"],
);

/** What to do with a contact, and what sales says of it (contracts.md, Properties written to HubSpot). */
export const nextStepProperties: readonly PropertySpec[] = [
  {
    name: "ripen_next_step",
    type: "enumeration",
    fieldType: "select",
    label: { en: "Next step", es: "Siguiente paso" },
    description: {
      en: "What to do with this lead now.",
      es: "Qué hacer ahora con este lead.",
    },
    options: options(
      ["call", "Call", "Llamar"],
      ["with_sales", "With sales", "Con ventas"],
      ["tell_owner", "Tell the owner", "Avisar al propietario"],
      ["complete_profile", "Complete profile", "Completar perfil"],
      ["warm_up", "Warm up", "Calentar"],
      ["nurture", "Nurture", "Nutrir"],
      ["excluded", "Excluded", "Excluido"],
    ),
  },
  {
    name: "ripen_role",
    type: "enumeration",
    fieldType: "select",
    label: { en: "Role in the purchase", es: "Rol en la compra" },
    description: {
      en: "The contact's part in the purchase, judged by position.",
      es: "El papel del contacto en la compra, según su cargo.",
    },
    options: roles,
  },
  {
    name: "ripen_funnel_stage",
    type: "enumeration",
    fieldType: "select",
    label: { en: "Funnel stage", es: "Etapa del embudo" },
    description: {
      en: "How far the contact is on the way to a purchase.",
      es: "En qué punto del camino a la compra está el contacto.",
    },
    options: options(
      ["awareness", "Awareness", "Descubrimiento"],
      ["consideration", "Consideration", "Consideración"],
      ["decision", "Decision", "Decisión"],
      ["customer", "Customer", "Cliente"],
    ),
  },
  {
    name: "ripen_verdict",
    type: "enumeration",
    fieldType: "select",
    label: { en: "Sales verdict", es: "Veredicto comercial" },
    description: {
      en: "Filled by sales after the hand-off: yes, maybe or never.",
      es: "Lo rellena ventas tras el traspaso: sí, tal vez o nunca.",
    },
    options: options(
      ["yes", "Yes", "Sí"],
      ["maybe", "Maybe", "Tal vez"],
      ["never", "Never", "Nunca"],
    ),
  },
  {
    name: "ripen_verdict_reason",
    type: "enumeration",
    fieldType: "select",
    label: { en: "Reason of the verdict", es: "Motivo del veredicto" },
    description: {
      en: "Filled by sales: why the verdict was given.",
      es: "Lo rellena ventas: por qué dio el veredicto.",
    },
    options: options(
      ["competitor", "Competitor", "Competidor"],
      ["student", "Student", "Estudiante"],
      ["supplier", "Supplier", "Proveedor"],
      ["no_budget", "No budget", "Sin presupuesto"],
      ["no_need", "No need", "Sin necesidad"],
      ["wrong_role", "Wrong role", "Cargo inadecuado"],
      ["wrong_market", "Wrong market", "Mercado inadecuado"],
      ["bad_data", "Wrong data", "Datos erróneos"],
      ["timing", "Not now", "Ahora no"],
      ["other", "Other", "Otro"],
    ),
  },
  {
    name: "ripen_verdict_note",
    type: "string",
    fieldType: "textarea",
    label: { en: "Note on the verdict", es: "Nota del veredicto" },
    description: {
      en: "Filled by sales, in its own words. The person may ask to read this.",
      es: "La rellena ventas, con sus palabras. La persona puede pedir leerla.",
    },
    options: [],
  },
  {
    name: "ripen_contact_by",
    type: "datetime",
    fieldType: "date",
    label: { en: "Contact by", es: "Contactar antes de" },
    description: {
      en: "The time by which sales must have tried to contact this lead.",
      es: "Cuándo debe haber intentado contactar ventas con este lead.",
    },
    options: [],
  },
  {
    name: "ripen_first_contact_at",
    type: "datetime",
    fieldType: "date",
    label: { en: "First contact by sales", es: "Primer contacto de ventas" },
    description: {
      en: "When someone in sales first tried to contact this lead after its hand-off.",
      es: "Cuándo intentó contactar por primera vez una persona de ventas tras el traspaso.",
    },
    options: [],
  },
  {
    name: "ripen_do_not_score",
    type: "bool",
    fieldType: "booleancheckbox",
    label: { en: "Do not score", es: "No puntuar" },
    description: {
      en: "The contact objected: not scored and not enrolled.",
      es: "El contacto se opuso: no se puntúa ni se inscribe.",
    },
    options: yesNo,
  },
];
