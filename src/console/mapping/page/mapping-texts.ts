import { countedAs } from "../../../base/counted.ts";
import { texts } from "../../shell/page/language/language.ts";

/** The words of the mapping. */
export const mappingTexts = texts(
  {
    title: "Mapping",
    lead: "Which of your HubSpot properties holds what. The company's value counts first, the contact's where it is empty. The mapping is part of the model and takes effect when you publish.",
    kind: "Mapping of which model",
    reading:
      "Your properties and a sample of contacts are being read from HubSpot. You can go on meanwhile.",
    sample: (contacts: string, companies: string, when: string) =>
      `Fill rates from a sample of ${contacts} contacts and ${companies} companies, read ${when}.`,
    sampleFailed: "The properties could not be read from HubSpot",
    refresh: "Read again",
    broken: (count: string) => countedAs(count, "field needs you", "fields need you"),
    profile: "Who they are",
    behaviourFields: "What they do: counters and dates",
    field: "Field",
    contact: "Contact property",
    company: "Company property",
    sideOf: {
      contact: (field: string) => `Contact property for ${field}`,
      company: (field: string) => `Company property for ${field}`,
    },
    none: "Not read",
    search: "Search by label or name",
    nothing: "No property of a fitting type matches",
    filled: (percent: string) => `${percent} filled`,
    usedBy: (what: string) => `Used by: ${what}`,
    unused: "Used by no criterion",
    useSuggestion: (label: string, fill: string) => `Use ${label}${fill}`,
    samples: (values: string) => `For example: ${values}`,
    becomes: (type: string) => `Becomes behaviour: ${type}`,
    readings: {
      dmy: "Its dates have the day first",
      mdy: "Its dates have the month first",
      codes: "Its values are codes: “NA” is Namibia",
      ranges: "Dates in it are ranges that a spreadsheet changed: “2-Oct” is 2-10",
    },
    states: {
      ok: "Fine",
      empty: "Holds no value",
      unmapped: "Not mapped",
      missing: "Property is missing",
      wrongType: "Wrong type",
      broken: "Broken: its points are frozen",
      unknown: "Not checked yet",
    },
    state: "State",
    types: {
      string: "text",
      number: "number",
      date: "date",
      datetime: "date and time",
      enumeration: "options",
      bool: "yes or no",
      phone_number: "phone number",
      other: "another type",
    },
    saved: "The draft reads it there. It counts when you publish.",
    saveFailed: "The mapping could not be saved",
    sources: "Behaviour: where it comes from and how fresh it is",
    source: "Behaviour",
    events: "In 30 days",
    last: "Latest",
    never: "none yet",
    freshness: "How fresh, and how to make it fresher",
  },
  {
    title: "Asignación",
    lead: "Qué propiedad de su HubSpot contiene cada dato. Cuenta primero el valor de la empresa y, si está vacío, el del contacto. La asignación forma parte del modelo y entra en vigor al publicar.",
    kind: "Asignación de qué modelo",
    reading:
      "Se están leyendo de HubSpot sus propiedades y una muestra de contactos. Puede continuar mientras tanto.",
    sample: (contacts: string, companies: string, when: string) =>
      `Porcentajes según una muestra de ${contacts} contactos y ${companies} empresas, leída ${when}.`,
    sampleFailed: "No se han podido leer las propiedades de HubSpot",
    refresh: "Leer de nuevo",
    broken: (count: string) =>
      countedAs(count, "campo requiere su atención", "campos requieren su atención"),
    profile: "Quiénes son",
    behaviourFields: "Qué hacen: contadores y fechas",
    field: "Campo",
    contact: "Propiedad de contacto",
    company: "Propiedad de empresa",
    sideOf: {
      contact: (field: string) => `Propiedad de contacto para ${field}`,
      company: (field: string) => `Propiedad de empresa para ${field}`,
    },
    none: "No se lee",
    search: "Buscar por etiqueta o nombre",
    nothing: "Ninguna propiedad de un tipo adecuado coincide",
    filled: (percent: string) => `${percent} con valor`,
    usedBy: (what: string) => `Lo usan: ${what}`,
    unused: "No lo usa ningún criterio",
    useSuggestion: (label: string, fill: string) => `Usar ${label}${fill}`,
    samples: (values: string) => `Por ejemplo: ${values}`,
    becomes: (type: string) => `Se convierte en comportamiento: ${type}`,
    readings: {
      dmy: "Sus fechas llevan primero el día",
      mdy: "Sus fechas llevan primero el mes",
      codes: "Sus valores son códigos: «NA» es Namibia",
      ranges: "Sus fechas son rangos que cambió una hoja de cálculo: «2-oct» es 2-10",
    },
    states: {
      ok: "Correcto",
      empty: "Sin ningún valor",
      unmapped: "Sin asignar",
      missing: "Falta la propiedad",
      wrongType: "Tipo inadecuado",
      broken: "Roto: sus puntos están congelados",
      unknown: "Aún sin comprobar",
    },
    state: "Estado",
    types: {
      string: "texto",
      number: "número",
      date: "fecha",
      datetime: "fecha y hora",
      enumeration: "opciones",
      bool: "sí o no",
      phone_number: "teléfono",
      other: "otro tipo",
    },
    saved: "El borrador lo lee ahí. Cuenta al publicar.",
    saveFailed: "No se ha podido guardar la asignación",
    sources: "Comportamiento: de dónde viene y su frescura",
    source: "Comportamiento",
    events: "En 30 días",
    last: "Último",
    never: "aún ninguno",
    freshness: "Su frescura y cómo mejorarla",
  },
);

type TypeName = keyof (typeof mappingTexts)["en"]["types"];

/** What a HubSpot type is called here; one that HubSpot may add is another type. */
export function typeName(type: string): TypeName {
  return Object.hasOwn(mappingTexts.en.types, type) ? (type as TypeName) : "other";
}
