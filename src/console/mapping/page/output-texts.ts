import { countedAs } from "../../../base/counted.ts";
import { texts } from "../../shell/page/language/language.ts";

/** The words of what Ripen writes, and where. */
export const outputTexts = texts(
  {
    title: "What Ripen writes",
    hint: "Contact properties of the group Ripen. If your reports or workflows use a property of your own, an output can go there instead; Ripen says first how many values that overwrites.",
    output: "Output",
    goesTo: "Written to",
    state: "State",
    states: {
      own: "Written",
      mapped: "To your property",
      unconfirmed: "Not confirmed",
      broken: "Broken: output rests",
      conflict: "In the way",
    },
    change: "Change",
    changeOf: (output: string) => `Change where ${output} is written`,
    where: (output: string) => `Where is “${output}” written?`,
    property: "Property of your own",
    offered:
      "Only properties that can take this output: your own, writable, of a fitting type, with every option it needs.",
    oursShort: (name: string) => `None: ${name}`,
    backToOurs: "Back to Ripen's own property",
    nothing: "No property of yours can take this output",
    ours: (name: string) => `Written to Ripen's own property ${name}.`,
    counting: "Counting the values that are there…",
    nothingThere: "This property has no value on any contact yet.",
    values: (contacts: string) =>
      `This property has a value on ${countedAs(contacts, "contact", "contacts")}.`,
    afterwards: (name: string) =>
      `From the next publish on, Ripen writes it on every scored contact and leaves ${name} empty. Rolling back brings Ripen's property back; HubSpot's property history alone keeps what stood in yours.`,
    confirm: (contacts: string) =>
      `Overwrite the values of ${countedAs(contacts, "contact", "contacts")}`,
    confirmEmpty: "Let Ripen write this property",
    save: "Save in the draft",
    cancel: "Cancel",
    close: "Close",
  },
  {
    title: "Lo que escribe Ripen",
    hint: "Propiedades de contacto del grupo Ripen. Si sus informes o flujos usan una propiedad suya, una salida puede ir ahí; antes, Ripen dice cuántos valores sobrescribe.",
    output: "Salida",
    goesTo: "Se escribe en",
    state: "Estado",
    states: {
      own: "Se escribe",
      mapped: "A su propiedad",
      unconfirmed: "Sin confirmar",
      broken: "Rota: salida en reposo",
      conflict: "Estorba",
    },
    change: "Cambiar",
    changeOf: (output: string) => `Cambiar dónde se escribe ${output}`,
    where: (output: string) => `¿Dónde se escribe «${output}»?`,
    property: "Propiedad suya",
    offered:
      "Solo propiedades que admiten esta salida: suyas, editables, de un tipo adecuado y con todas las opciones necesarias.",
    oursShort: (name: string) => `Ninguna: ${name}`,
    backToOurs: "Volver a la propiedad de Ripen",
    nothing: "Ninguna propiedad suya admite esta salida",
    ours: (name: string) => `Se escribe en la propiedad de Ripen ${name}.`,
    counting: "Contando los valores que hay…",
    nothingThere: "Esta propiedad aún no tiene valor en ningún contacto.",
    values: (contacts: string) =>
      `Esta propiedad tiene valor en ${countedAs(contacts, "contacto", "contactos")}.`,
    afterwards: (name: string) =>
      `Desde la próxima publicación, Ripen la escribe en cada contacto puntuado y deja ${name} vacía. Volver a una versión anterior recupera la propiedad de Ripen; lo que había en la suya solo queda en el historial de HubSpot.`,
    confirm: (contacts: string) =>
      `Sobrescribir los valores de ${countedAs(contacts, "contacto", "contactos")}`,
    confirmEmpty: "Permitir que Ripen escriba esta propiedad",
    save: "Guardar en el borrador",
    cancel: "Cancelar",
    close: "Cerrar",
  },
);
