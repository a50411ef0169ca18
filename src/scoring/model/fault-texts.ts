import type { Text } from "../../base/text.ts";

/** Takes one fault with its place in the document. */
export type FaultSink = (path: string, message: Text) => void;

const text = (en: string, es: string): Text => ({ en, es });

/** What is said about each fault that the schema itself cannot see: what is wrong, and what to do. */
export const messageOfFault = {
  tooDeep: text(
    "the document is nested too deeply or is too large; flatten its conditions",
    "el documento está demasiado anidado o es demasiado grande; simplifique sus condiciones",
  ),
  tooMany: (most: number) =>
    text(
      `more than ${most} conditions in all; merge values into lists`,
      `más de ${most} condiciones en total; reúna los valores en listas`,
    ),
  unmapped: (field: string) =>
    text(
      `the field '${field}' is not in 'fields'; map it to a property`,
      `el campo «${field}» no está en 'fields'; asígnelo a una propiedad`,
    ),
  outputOfOtherKind: text(
    "this output belongs to the other kind of model; map it there",
    "esta salida pertenece al otro tipo de modelo; asígnela allí",
  ),
  outputIsOurs: (property: string) =>
    text(
      `'${property}' is one of Ripen's own properties; name a property of yours or take this line away`,
      `«${property}» es una propiedad de Ripen; indique una suya o quite esta línea`,
    ),
  outputIsRead: (property: string) =>
    text(
      `'${property}' is read by this model: a score written there would feed on itself; choose another property`,
      `este modelo lee «${property}»: una puntuación escrita ahí se alimentaría de sí misma; elija otra propiedad`,
    ),
  eventInEvent: text(
    "an event condition cannot stand inside another's 'where'; test the event's properties there",
    "una condición de evento no puede estar dentro del 'where' de otra; compruebe ahí sus propiedades",
  ),
  windowInEvent: text(
    "'withinDays' cannot stand inside 'where'; use the event condition's own 'withinDays'",
    "'withinDays' no puede estar dentro de 'where'; use el 'withinDays' de la propia condición de evento",
  ),
  upsideDown: text(
    "the lower end is above the upper end; swap them",
    "el extremo inferior supera al superior; intercámbielos",
  ),
  sizeWithoutEnd: text("give 'atLeast', 'atMost' or both", "indique 'atLeast', 'atMost' o ambos"),
  patternTooLarge: text(
    "the pattern is too large once its repetitions are written out; use smaller counts",
    "el patrón es demasiado grande al desarrollar sus repeticiones; use números menores",
  ),
  patternsTooLarge: text(
    "the model's patterns are too large together; use lists of words instead",
    "los patrones del modelo son demasiado grandes en conjunto; use listas de palabras",
  ),
  notAPattern: (detail: string) =>
    text(`not a pattern that re2 takes: ${detail}`, `no es un patrón que acepte re2: ${detail}`),
  twice: (id: string) =>
    text(
      `'${id}' is used twice; give each its own`,
      `«${id}» está repetido; cada uno debe ser único`,
    ),
  eachWithoutEvent: text(
    "'each' needs one event condition, alone or directly in an 'all'",
    "'each' necesita una única condición de evento, sola o directamente en un 'all'",
  ),
  unknownBehaviour: text(
    "unknown points above 0 are for criteria that test properties only: a behaviour is never unknown",
    "los puntos por dato desconocido mayores que 0 son solo para criterios que miran propiedades: un comportamiento nunca se desconoce",
  ),
  noFamily: (family: string) =>
    text(
      `the family '${family}' is not in 'families'; add it with its cap`,
      `la familia «${family}» no está en 'families'; añádala con su tope`,
    ),
  familyOnTwoAxes: (family: string) =>
    text(
      `the family '${family}' has criteria on both axes; use one family for each`,
      `la familia «${family}» tiene criterios en los dos ejes; use una familia para cada uno`,
    ),
  stepsRise: text(
    "steps go from young to old, and their shares never rise",
    "los tramos van de reciente a antiguo y su parte nunca aumenta",
  ),
  expiryWithoutDate: text(
    "'expiresAfterDays' needs an event or a date in 'when'; or use 'until'",
    "'expiresAfterDays' necesita un evento o una fecha en 'when'; o use 'until'",
  ),
  noBand: (band: string) =>
    text(`there is no band '${band}' in 'bands'`, `no hay ninguna categoría «${band}» en 'bands'`),
  firstBand: text("the first band starts at 0", "la primera categoría empieza en 0"),
  rising: text("these must rise from one to the next", "deben aumentar de uno a otro"),
  cells: (rows: number, columns: number) =>
    text(
      `these cuts need ${rows} rows of ${columns} cells`,
      `estos cortes necesitan ${rows} filas de ${columns} celdas`,
    ),
  notALead: (part: string) =>
    text(
      `a customer model has no ${part}; remove it`,
      `un modelo de clientes no tiene ${part}; quítelo`,
    ),
  eventOfCompany: text(
    "only a contact's property can be a source of events; map 'contact' too",
    "solo una propiedad del contacto puede ser origen de eventos; asigne también 'contact'",
  ),
  dateWithAt: text(
    "'at' is for counters: a date is its own date",
    "'at' es para contadores: una fecha ya es su propia fecha",
  ),
} as const;
