import type { Language } from "@ripen/talk/language-of.ts";

/** Everything that the settings page says, in one language. */
export type SettingsWords = {
  readonly loading: string;
  readonly failedTitle: string;
  readonly failed: string;
  readonly notSetUp: string;
  readonly retry: string;
  readonly connectionTitle: string;
  readonly connected: string;
  readonly disconnected: string;
  readonly disconnectedHelp: string;
  readonly paused: string;
  readonly running: string;
  readonly pausedSince: (date: string) => string;
  readonly held: (date: string) => string;
  readonly heldHelp: string;
  readonly installed: (date: string, by: string) => string;
  readonly pause: string;
  readonly pauseHelp: string;
  readonly resume: string;
  readonly featuresOff: string;
  readonly featureOff: (feature: string, missing: readonly string[]) => string;
  readonly modelTitle: string;
  readonly model: (name: string, version: number) => string;
  readonly published: (date: string, by: string) => string;
  readonly noModel: string;
  readonly scored: string;
  readonly ready: string;
  readonly waiting: string;
  readonly underWay: (what: "firstRun" | "rescoring", done: number, total: number | null) => string;
  readonly mappingTitle: string;
  readonly mappingHelp: string;
  readonly contactProperty: (field: string) => string;
  readonly companyProperty: (field: string) => string;
  readonly notRead: string;
  readonly choicesMissing: string;
  readonly save: string;
  readonly saved: (version: number) => string;
  readonly unchanged: string;
  readonly outdated: string;
  readonly invalid: string;
  readonly notAllowed: string;
  readonly lookOnly: string;
  readonly mappingLookOnly: string;
  readonly notTaken: string;
  readonly consoleTitle: string;
  readonly consoleHelp: string;
  readonly openConsole: string;
  readonly enterConsole: string;
  readonly ticketHelp: string;
};

const english: SettingsWords = {
  loading: "Loading the settings",
  failedTitle: "The settings cannot be shown right now",
  failed: "Ripen did not answer. Scoring continues; try again in a moment.",
  notSetUp: "The app's address is missing. Upload the project with a profile that sets APP_URL.",
  retry: "Try again",
  connectionTitle: "Connection",
  connected: "Connected",
  disconnected: "Not connected",
  disconnectedHelp:
    "HubSpot says that Ripen was uninstalled. Install it again from the Marketplace; models and settings are kept.",
  paused: "Paused",
  running: "Scoring",
  pausedSince: (date) => `since ${date}`,
  held: (date) => `Held since ${date}, waiting for your decision`,
  heldHelp: "Release them or drop them in the console. Everything else carries on.",
  installed: (date, by) => `Installed on ${date}${by === "" ? "" : ` by ${by}`}`,
  pause: "Pause scoring",
  pauseHelp:
    "While scoring is paused, nothing is read or written. What happens in the meantime is scored once it resumes.",
  resume: "Resume scoring",
  featuresOff: "Off because a permission is missing",
  featureOff: (feature, missing) => `${feature}: ${missing.join(", ")}`,
  modelTitle: "Model in force",
  model: (name, version) => `${name}, version ${version}`,
  published: (date, by) => `Published on ${date} by ${by}`,
  noModel: "No model is published yet. Open the console to choose one.",
  scored: "Contacts scored",
  ready: "Ready for sales",
  waiting: "Waiting to be scored",
  underWay: (what, done, total) => {
    const begun =
      what === "firstRun"
        ? "Your contacts are being read for the first time"
        : "Contacts are being scored again";
    return `${begun}: ${done}${total === null ? "" : ` of ${total}`} done.`;
  },
  mappingTitle: "Mapping of the main fields",
  mappingHelp:
    "Where each field is read. The company's value comes first, the contact's is used when it is empty. Saving makes a new version of the model, which can be rolled back in the console.",
  contactProperty: (field) => `${field}: contact property`,
  companyProperty: (field) => `${field}: company property`,
  notRead: "Not read",
  choicesMissing: "HubSpot did not return the properties. Reload the page to map fields.",
  save: "Save mapping",
  saved: (version) => `Saved as version ${version}. Scores are updated in the background.`,
  unchanged: "Nothing was changed.",
  outdated: "Somebody has published another version in the meantime. The page now shows it.",
  invalid: "Each field needs a property on the contact, on the company, or both.",
  notAllowed: "Your role in Ripen does not allow this. Ask whoever installed Ripen.",
  mappingLookOnly:
    "Changing the mapping publishes a new version, and your role does not include publishing. Whoever installed Ripen can give you that right.",
  lookOnly:
    "You can look at these settings. Whoever installed Ripen can give you the right to change them.",
  notTaken: "Ripen did not accept it. Try again in a moment.",
  consoleTitle: "Console",
  consoleHelp:
    "Model, matrix, preview, workflows, publishing and health are in Ripen's own console.",
  openConsole: "Open the console",
  enterConsole: "Enter the console",
  ticketHelp: "This link works once and for one minute.",
};

const spanish: SettingsWords = {
  loading: "Cargando los ajustes",
  failedTitle: "Ahora no se pueden mostrar los ajustes",
  failed: "Ripen no ha respondido. La puntuación continúa; vuelva a intentarlo en un momento.",
  notSetUp:
    "Falta la dirección de la aplicación. Suba el proyecto con un perfil que defina APP_URL.",
  retry: "Reintentar",
  connectionTitle: "Conexión",
  connected: "Conectado",
  disconnected: "Sin conexión",
  disconnectedHelp:
    "HubSpot indica que Ripen se ha desinstalado. Instálelo de nuevo desde el Marketplace; los modelos y ajustes se conservan.",
  paused: "En pausa",
  running: "Puntuando",
  pausedSince: (date) => `desde el ${date}`,
  held: (date) => `Retenido desde el ${date}: queda pendiente de su respuesta`,
  heldHelp: "Déjelos pasar o descártelos en la consola. Todo lo demás sigue.",
  installed: (date, by) => `Instalado el ${date}${by === "" ? "" : ` por ${by}`}`,
  pause: "Pausar la puntuación",
  pauseHelp:
    "Durante la pausa no se lee ni se escribe nada. Lo que ocurra mientras tanto se puntúa al reanudar.",
  resume: "Reanudar la puntuación",
  featuresOff: "Desactivado por falta de permiso",
  featureOff: (feature, missing) =>
    `${{ workflows: "flujos", lists: "listas", owners: "propietarios", deals: "negocios" }[feature] ?? feature}: ${missing.join(", ")}`,
  modelTitle: "Modelo vigente",
  model: (name, version) => `${name}, versión ${version}`,
  published: (date, by) => `Publicado el ${date} por ${by}`,
  noModel: "Aún no hay ningún modelo publicado. Abra la consola para elegir uno.",
  scored: "Contactos puntuados",
  ready: "Listos para ventas",
  waiting: "A la espera de puntuación",
  underWay: (what, done, total) => {
    const begun =
      what === "firstRun"
        ? "Los contactos se leen por primera vez"
        : "Los contactos se puntúan de nuevo";
    return `${begun}: ${done}${total === null ? "" : ` de ${total}`}.`;
  },
  mappingTitle: "Asignación de los campos principales",
  mappingHelp:
    "De dónde se lee cada campo. Primero el valor de la empresa; si está vacío, el del contacto. Al guardar se crea una versión nueva del modelo, que se puede revertir en la consola.",
  contactProperty: (field) => `${field}: propiedad del contacto`,
  companyProperty: (field) => `${field}: propiedad de la empresa`,
  notRead: "No se lee",
  choicesMissing:
    "HubSpot no ha listado las propiedades. Vuelva a cargar la página para asignar campos.",
  save: "Guardar la asignación",
  saved: (version) =>
    `Guardado como versión ${version}. Las puntuaciones se actualizan en segundo plano.`,
  unchanged: "No se ha cambiado nada.",
  outdated: "Mientras tanto alguien ha publicado otra versión. La página la muestra ahora.",
  invalid: "Cada campo necesita una propiedad del contacto, de la empresa o de ambos.",
  notAllowed: "Su rol en Ripen no lo permite. Consulte a quien instaló Ripen.",
  mappingLookOnly:
    "Cambiar la asignación publica una versión nueva y su rol no incluye publicar. Quien instaló Ripen puede darle ese permiso.",
  lookOnly: "Puede ver estos ajustes. Quien instaló Ripen puede darle permiso para cambiarlos.",
  notTaken: "Ripen no lo ha aceptado. Vuelva a intentarlo en un momento.",
  consoleTitle: "Consola",
  consoleHelp:
    "El modelo, la matriz, la vista previa, los flujos, la publicación y la salud están en la consola de Ripen.",
  openConsole: "Abrir la consola",
  enterConsole: "Entrar en la consola",
  ticketHelp: "Este enlace funciona una sola vez, durante un minuto.",
};

const words: Readonly<Record<Language, SettingsWords>> = { en: english, es: spanish };

/** The settings page's words in a person's language. */
export function settingsWords(language: Language): SettingsWords {
  return words[language];
}
