import { texts } from "../../shell/page/language/language.ts";

/** The words of 'Disconnect Ripen'. */
export const leavingTexts = texts(
  {
    title: "Disconnect Ripen",
    open: "Disconnect Ripen…",
    what: "Ripen uninstalls itself from this HubSpot account and stops every call to it at once. HubSpot tells the account's admins by e-mail. Contacts that are in a workflow stay in it.",
    keeps: (days: string) =>
      `Scores, models and settings are kept for ${days} days: a new install within that time goes on where you were. After that everything is purged.`,
    archive: "Archive the contact properties that Ripen made",
    archiveMeans:
      "HubSpot keeps archived properties for 90 days. Take them out of workflows, lists and forms first: HubSpot refuses to archive what these use. Otherwise the properties stay with their last values.",
    typed: (portal: string) => `Type this account's number, ${portal}, to confirm`,
    yes: "Disconnect for good",
    cancel: "Cancel",
    close: "Close",
    noPermission: "Only people who may publish can disconnect Ripen.",
    static:
      "This account is connected by a token of Ripen's environment, which HubSpot does not let an app uninstall: take the token out of the environment, restart Ripen, and delete the app in HubSpot.",
    leaving: "Ripen is being disconnected. Nothing is read or written any more.",
    failed: "Ripen could not be disconnected",
    archived: "The properties are archived already.",
    waits: "Until you try again or stay, nothing is read or written.",
    again: "Try again",
    withoutArchive: "Disconnect without archiving",
    leaveThem: "Disconnect and leave these",
    workflow: (number: string) => `Workflow ${number} in HubSpot (new tab)`,
    stay: "Stay with Ripen",
    gone: (when: string) => `Disconnected since ${when}.`,
    kept: (until: string) =>
      `Everything is kept until ${until}, then purged. To go on, install Ripen again from the Marketplace or its install link.`,
    refused: "It was not done",
  },
  {
    title: "Desconectar Ripen",
    open: "Desconectar Ripen…",
    what: "Ripen se desinstala de esta cuenta de HubSpot y deja de llamarla de inmediato. HubSpot avisa por correo a los administradores de la cuenta. Los contactos que están en un flujo siguen en él.",
    keeps: (days: string) =>
      `Las puntuaciones, los modelos y los ajustes se conservan ${days} días: si vuelve a instalar en ese plazo, sigue donde estaba. Después se borra todo.`,
    archive: "Archivar las propiedades de contacto que creó Ripen",
    archiveMeans:
      "HubSpot conserva las propiedades archivadas 90 días. Quítelas antes de flujos, listas y formularios: HubSpot no archiva lo que estos usan. Si no, las propiedades se quedan con sus últimos valores.",
    typed: (portal: string) => `Escriba el número de esta cuenta, ${portal}, para confirmar`,
    yes: "Desconectar definitivamente",
    cancel: "Cancelar",
    close: "Cerrar",
    noPermission: "Solo quien puede publicar puede desconectar Ripen.",
    static:
      "Esta cuenta está conectada con un token del entorno de Ripen, y HubSpot no permite que una aplicación así se desinstale: quite el token del entorno, reinicie Ripen y elimine la aplicación en HubSpot.",
    leaving: "Ripen se está desconectando. Ya no se lee ni se escribe nada.",
    failed: "No se ha podido desconectar Ripen",
    archived: "Las propiedades ya están archivadas.",
    waits: "Hasta que lo intente de nuevo o decida seguir, no se lee ni se escribe nada.",
    again: "Intentar de nuevo",
    withoutArchive: "Desconectar sin archivar",
    leaveThem: "Desconectar y dejar estas",
    workflow: (number: string) => `Flujo ${number} en HubSpot (pestaña nueva)`,
    stay: "Seguir con Ripen",
    gone: (when: string) => `Desconectado desde el ${when}.`,
    kept: (until: string) =>
      `Todo se conserva hasta el ${until} y después se borra. Para seguir, vuelva a instalar Ripen desde el Marketplace o con su enlace de instalación.`,
    refused: "No se ha hecho",
  },
);
