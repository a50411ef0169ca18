import type { Text } from "../base/text.ts";
import { contactsText } from "../base/counted.ts";
import { verdictValues } from "../scoring/verdict.ts";

/** What a person is told when something is refused: a stable code, and what happened and what to do. */
export type RefusalText = Text & { readonly code: string };

/**
 * Why the doors of account, console and HubSpot's pages refuse. Codes are stable; HubSpot's pages say them in lower
 * case.
 */
export const refusals = {
  workflowApiOff: {
    code: "WORKFLOW_API_OFF",
    en: "Enrolling through HubSpot's workflow API is switched off, because HubSpot calls that API legacy. Bind to the property or to a list, or ask for HUBSPOT_WORKFLOW_API to be switched on.",
    es: "La inscripción por la API de flujos de HubSpot está desactivada, porque HubSpot la considera obsoleta. Vincule a la propiedad o a una lista, o pida que se active HUBSPOT_WORKFLOW_API.",
  },
  targetMissing: {
    code: "TARGET_MISSING",
    en: "Give the id of the list or the workflow.",
    es: "Indique la lista o el flujo por su identificador.",
  },
  noSuchScenario: {
    code: "NO_SUCH_SCENARIO",
    en: "There is no such scenario. GET /workflows lists what there is.",
    es: "No existe ese escenario. GET /workflows enumera los que hay.",
  },
  notBound: {
    code: "NOT_BOUND",
    en: "Bind the scenario to a workflow first.",
    es: "Vincule antes el escenario a un flujo.",
  },
  dryRun: {
    code: "DRY_RUN",
    en: "A dry run starts nothing. End it on the Workflows page first.",
    es: "La prueba en seco no inicia nada. Termínela antes en la página de flujos.",
  },
  catchUpChanged: (found: number, expected: number): RefusalText => ({
    code: "CATCH_UP_CHANGED",
    en: `The number has changed: ${contactsText(found).en} would be enrolled, not ${expected}. Check it again before you start.`,
    es: `El número ha cambiado: se inscribirían ${contactsText(found).es}, no ${expected}. Revíselo antes de empezar.`,
  }),
  accountGone: {
    code: "ACCOUNT_GONE",
    en: "Ripen no longer holds anything about this account. Install it again to start over.",
    es: "Ripen ya no guarda nada de esta cuenta. Vuelva a instalar Ripen para empezar de nuevo.",
  },
  nothingToUndo: {
    code: "NOTHING_TO_UNDO",
    en: "There is no further version of the draft.",
    es: "No hay más revisiones del borrador.",
  },
  draftChanged: {
    code: "DRAFT_CHANGED",
    en: "Somebody else has saved the draft in the meantime. Reload it; your changes stay on the screen until you do.",
    es: "Alguien ha guardado el borrador entretanto. Vuelva a cargarlo; lo que ve no se pierde hasta entonces.",
  },
  overwritesUnseen: (property: string, contacts: number): RefusalText => ({
    code: "OVERWRITES_UNSEEN",
    en: `“${property}” has values on ${contactsText(contacts).en} that would be overwritten. Confirm that number first.`,
    es: `«${property}» tiene valores en ${contactsText(contacts).es} que se sobrescribirían. Confirme antes ese número.`,
  }),
  outputNotFitting: (property: string): RefusalText => ({
    code: "OUTPUT_NOT_FITTING",
    en: `“${property}” cannot take this output: it must be a property of your own, writable, of a fitting type, with every option that is written, and not one that the model reads.`,
    es: `«${property}» no admite esta salida: debe ser una propiedad suya, editable, de un tipo adecuado, con todas las opciones que se escriben y que el modelo no lea.`,
  }),
  outputTaken: (property: string): RefusalText => ({
    code: "OUTPUT_TAKEN",
    en: `“${property}” is already used by another output, or read by the other model. Choose one of its own.`,
    es: `«${property}» ya la usa otra salida o la lee el otro modelo. Elija una propia para esta salida.`,
  }),
  outputNotConfirmed: (property: string): RefusalText => ({
    code: "OUTPUT_NOT_CONFIRMED",
    en: `This draft would overwrite “${property}”, and nobody has confirmed that. Choose it on the mapping page, which shows how many values are affected.`,
    es: `Este borrador sobrescribiría «${property}» y nadie lo ha confirmado. Elíjala en la página de asignación, que muestra a cuántos valores afecta.`,
  }),
  nothingToHandOff: {
    code: "NOTHING_TO_HAND_OFF",
    en: "This lead is not ready, or sales has already been told about it.",
    es: "Este lead no está listo, o ventas ya fue avisada.",
  },
  nothingHeld: {
    code: "NOTHING_HELD",
    en: "None of that is held any more. Reload the page.",
    es: "Ya no hay nada de eso retenido. Vuelva a cargar la página.",
  },
  disconnectedAlready: {
    code: "DISCONNECTED_ALREADY",
    en: "Ripen is already disconnected from this account.",
    es: "Ripen ya está desconectado de esta cuenta.",
  },
  staticToken: {
    code: "STATIC_TOKEN",
    en: "This account is connected with a token from Ripen's environment, and HubSpot does not let such an app uninstall itself. Remove the token from the environment, restart Ripen and delete the app in HubSpot.",
    es: "Esta cuenta está conectada con un token del entorno de Ripen, y HubSpot no permite que una aplicación así se desinstale. Quite el token del entorno, reinicie Ripen y elimine la aplicación en HubSpot.",
  },
  nothingToTakeBack: {
    code: "NOTHING_TO_TAKE_BACK",
    en: "No disconnection has failed, so there is nothing to undo.",
    es: "No ha fallado ninguna desconexión, así que no hay nada que deshacer.",
  },
  installerPublishes: {
    code: "INSTALLER_PUBLISHES",
    en: "Whoever installed Ripen can always publish; that role cannot be changed.",
    es: "Quien instaló Ripen siempre puede publicar; ese rol no se puede cambiar.",
  },
  tooManyPeople: (most: number): RefusalText => ({
    code: "TOO_MANY_PEOPLE",
    en: `At most ${most} people can have a role. Remove those that are no longer needed.`,
    es: `Como máximo ${most} personas pueden tener un rol. Retire los que no hagan falta.`,
  }),
  inForceAlready: (version: number): RefusalText => ({
    code: "IN_FORCE_ALREADY",
    en: `Version ${version} is already in force.`,
    es: `La versión ${version} ya está en vigor.`,
  }),
  enrolmentsChanged: (found: number, expected: number): RefusalText => ({
    code: "ENROLMENTS_CHANGED",
    en: `The preview shows ${found} enrolments now, not ${expected}. Check it again before you publish.`,
    es: `La vista previa muestra ahora ${found} inscripciones, no ${expected}. Revísela antes de publicar.`,
  }),
  noSuchVersion: {
    code: "NO_SUCH_VERSION",
    en: "There is no such version. GET /versions lists what there is.",
    es: "No existe esa versión. GET /versions enumera las que hay.",
  },
  draftChangedSinceSeen: {
    code: "DRAFT_CHANGED",
    en: "The draft has changed since you looked at it. Check the preview again before you publish.",
    es: "El borrador ha cambiado desde que lo vio. Revise de nuevo la vista previa antes de publicar.",
  },
  versionOutdated: {
    code: "VERSION_OUTDATED",
    en: "Somebody has published another version in the meantime. Reload the page.",
    es: "Alguien ha publicado otra versión entretanto. Vuelva a cargar la página.",
  },
  previewNeeded: {
    code: "PREVIEW_NEEDED",
    en: "Preview this draft first, so that you see how many contacts would be enrolled.",
    es: "Haga antes la vista previa de este borrador, para ver cuántos contactos se inscribirían.",
  },
  workflowAddress: {
    code: "WORKFLOW_ADDRESS",
    en: "This is not the address of a workflow. Open the workflow in HubSpot and copy the address from the browser: …/workflows/…/flow/123.",
    es: "Esta no es la dirección de un flujo. Abra el flujo en HubSpot y copie la dirección del navegador: …/workflows/…/flow/123.",
  },
  workflowOfAnotherAccount: {
    code: "WORKFLOW_ADDRESS",
    en: "This workflow belongs to another HubSpot account. Open the one of this account and copy its address.",
    es: "Este flujo es de otra cuenta de HubSpot. Abra el de esta cuenta y copie su dirección.",
  },
  noSuchModel: {
    code: "NO_SUCH_MODEL",
    en: "There is no such model of this kind. GET /ready-made and GET /versions list what there is.",
    es: "No existe ese modelo de este tipo. GET /ready-made y GET /versions enumeran los que hay.",
  },
  otherAccount: {
    code: "OTHER_ACCOUNT",
    en: "That is not this account's number. You find the number in the address of any HubSpot page.",
    es: "Ese no es el número de esta cuenta. Figura en la dirección de cualquier página de HubSpot.",
  },
  noSuchFailure: {
    code: "NO_SUCH_FAILURE",
    en: "This failure is no longer on the list. Reload the page.",
    es: "Este fallo ya no está en la lista. Vuelva a cargar la página.",
  },
  requestNotKept: {
    code: "REQUEST_NOT_KEPT",
    en: "The request that brought this event is no longer kept, so the event cannot be read again. Ripen's regular check of the account finds what changed.",
    es: "La petición en la que llegó este evento ya no se conserva y no se puede releer. La comprobación periódica de la cuenta encuentra lo que cambió.",
  },
  noSuchEvent: {
    code: "NO_SUCH_EVENT",
    en: "This event is no longer on the list. Reload the page.",
    es: "Este evento ya no está en la lista. Vuelva a cargar la página.",
  },
  propertyUnknown: (property: string): RefusalText => ({
    code: "PROPERTY_UNKNOWN",
    en: `HubSpot has no property “${property}”. If it is new, reload the properties first.`,
    es: `HubSpot no tiene la propiedad «${property}». Si es nueva, vuelva a leer antes las propiedades.`,
  }),
  contactUnknown: {
    code: "CONTACT_UNKNOWN",
    en: "This contact has no score yet. New contacts are scored within a minute.",
    es: "Este contacto todavía no tiene puntuación. Los nuevos se puntúan en menos de un minuto.",
  },
  noSuchPreview: {
    code: "NO_SUCH_PREVIEW",
    en: "This preview no longer exists. Start a new one.",
    es: "Esa vista previa ya no existe. Inicie otra.",
  },
  noSuchCall: {
    code: "NO_SUCH_CALL",
    en: "The API has no such call; its description is at /console/api/openapi.json.",
    es: "La API no tiene esa llamada; su descripción está en /console/api/openapi.json.",
  },
  sessionEnded: {
    code: "SESSION_ENDED",
    en: "Your session has ended. Open the console again from Ripen's settings page in HubSpot.",
    es: "Su sesión ha terminado. Abra de nuevo la consola desde la página de ajustes de Ripen en HubSpot.",
  },
  demoEnded: {
    code: "DEMO_ENDED",
    en: "The demo's session has ended. Enter the demo again.",
    es: "La sesión de la demo ha terminado. Vuelva a entrar en la demo.",
  },
  csrfRefused: {
    code: "CSRF_REFUSED",
    en: "The change did not come from the console's own page: load it again. Programs send the token of GET /console/api/session as X-Ripen-Csrf.",
    es: "El cambio no procede de la página de la consola: cárguela de nuevo. Los programas envían el token de GET /console/api/session como X-Ripen-Csrf.",
  },
  roleTooLow: (needed: string, own: string, installer: string): RefusalText => ({
    code: "ROLE_TOO_LOW",
    en: `This needs the role '${needed}', and yours is '${own}'. Ask ${installer || "whoever installed Ripen"}.`,
    es: `Para esto hace falta el rol «${needed}» y el suyo es «${own}». Pídalo a ${installer || "quien instaló Ripen"}.`,
  }),
  noModelYet: {
    code: "NO_MODEL_YET",
    en: "Ripen is still preparing this account. Try again in a moment.",
    es: "Ripen todavía está preparando esta cuenta. Inténtelo de nuevo en un momento.",
  },
  draftHasFaults: (fault: Fault | undefined, more: number): RefusalText => ({
    code: "DRAFT_HAS_FAULTS",
    en: `The draft cannot be used yet. ${faultText(fault, more).en}`,
    es: `El borrador todavía no se puede usar. ${faultText(fault, more).es}`,
  }),
  hygieneErrors: ({ path, message, advice }: Fault & { readonly advice: Text }): RefusalText => ({
    code: "HYGIENE_ERRORS",
    en: `Model hygiene finds an error. ${path}: ${message.en} ${advice.en}`,
    es: `La revisión del modelo encuentra un error. ${path}: ${message.es} ${advice.es}`,
  }),
  mappingInvalid: {
    code: "MAPPING_INVALID",
    en: "Send the version and a property for each field.",
    es: "Envíe la versión y una propiedad para cada campo.",
  },
  pauseInvalid: {
    code: "PAUSE_INVALID",
    en: "Send paused: true or false.",
    es: "Envíe paused: true o false.",
  },
  noWorkingTime: {
    code: "NO_WORKING_TIME",
    en: "Choose at least one day of the week, and office hours that end after they begin.",
    es: "Elija al menos un día de la semana y un horario que termine después de empezar.",
  },
  unknownCountry: {
    code: "UNKNOWN_COUNTRY",
    en: "The holidays of that country or state are not known. GET /sla/holidays lists those that are; others are given as dates.",
    es: "No se conocen los festivos de ese país o región. GET /sla/holidays enumera los conocidos; los demás se indican como fechas.",
  },
  noSpan: {
    code: "NO_SPAN",
    en: "Give days as 2026-03-12, the first no later than the last, two years at most.",
    es: "Indique días como 2026-03-12, el primero no posterior al último, dos años como máximo.",
  },
  verdictInvalid: {
    code: "VERDICT_INVALID",
    en: `Send value (${verdictValues.join(", ")} or null), a reason from the list, and a note of at most 500 characters.`,
    es: `Envíe value (${verdictValues.join(", ")} o null), un motivo de la lista y una nota de 500 caracteres como máximo.`,
  },
  callInvalid: (fields: string): RefusalText => ({
    code: "CALL_INVALID",
    en: `Not a call of a workflow action for a contact: ${fields}`,
    es: `No es una llamada de una acción de flujo para un contacto: ${fields}`,
  }),
  notAnswered: {
    code: "NOT_ANSWERED",
    en: "Ripen could not answer just now. Try again in a moment.",
    es: "Ripen no ha podido responder ahora. Inténtelo de nuevo en un momento.",
  },
  internal: {
    code: "INTERNAL",
    en: "Something went wrong; it is in Ripen's log. Try again in a moment.",
    es: "Algo ha fallado; consta en el registro de Ripen. Inténtelo de nuevo en un momento.",
  },
  requestTooLarge: {
    code: "REQUEST_TOO_LARGE",
    en: "The request is larger than 1 MB.",
    es: "La petición supera 1 MB.",
  },
  bodyTooLarge: {
    code: "BODY_TOO_LARGE",
    en: "The body is larger than 256 kB.",
    es: "El cuerpo supera los 256 kB.",
  },
  tooMuchInFlight: {
    code: "TOO_MUCH_IN_FLIGHT",
    en: "Too much is being received. Try again.",
    es: "Se está recibiendo demasiado. Inténtelo de nuevo.",
  },
  aborted: {
    code: "ABORTED",
    en: "The request ended before its body did.",
    es: "La petición terminó antes que su cuerpo.",
  },
  notJson: { code: "NOT_JSON", en: "The body is not JSON.", es: "El cuerpo no es JSON." },
  /** `reason` says what of the signature does not hold, and is the code. */
  notSigned: (reason: string): RefusalText => ({
    code: reason,
    en: "The signature does not match: check the app's client secret, its PUBLIC_URL and its clock.",
    es: "La firma no coincide: revise el secreto de cliente de la aplicación, su PUBLIC_URL y su reloj.",
  }),
  notConnected: {
    code: "NOT_CONNECTED",
    en: "Ripen is not connected to this account. An admin can install it again.",
    es: "Ripen no está conectado a esta cuenta. Un administrador puede instalarlo de nuevo.",
  },
  historyFirst: {
    code: "HISTORY_FIRST",
    en: "Read the histories first: what was known of each lead before it bought is what Evidence learns from.",
    es: "Lea primero los historiales: la evidencia aprende de lo que se sabía de cada lead antes de comprar.",
  },
  noSuchProposal: {
    code: "NO_SUCH_PROPOSAL",
    en: "There is no such proposal any more. Start again.",
    es: "Esa propuesta ya no existe. Empiece de nuevo.",
  },
  notAllowed: {
    code: "NOT_ALLOWED",
    en: "Your role in Ripen does not allow this change. Ask whoever installed Ripen.",
    es: "Su rol en Ripen no permite este cambio. Consulte a quien instaló Ripen.",
  },
} as const;

type Fault = { readonly path: string; readonly message: Text };

function faultText(fault: Fault | undefined, more: number): Text {
  const rest = more > 0 ? ` (+${more})` : "";
  return {
    en: `${fault?.path}: ${fault?.message.en}${rest}`,
    es: `${fault?.path}: ${fault?.message.es}${rest}`,
  };
}
