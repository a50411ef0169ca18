import type { Text } from "../base/text.ts";

/** Why work that a person asked for came to nothing, and what to do. */
export const workFailures = {
  previewLost: {
    en: "Ripen was stopped while it was making this preview. Run it again.",
    es: "Ripen se detuvo mientras hacía esta vista previa. Calcúlela de nuevo.",
  },
  previewFailed: {
    en: "The preview could not be made; the reason is in Ripen's log. Try again.",
    es: "No se pudo hacer la vista previa; el motivo consta en el registro de Ripen. Inténtelo de nuevo.",
  },
  evidenceLost: {
    en: "Ripen was stopped while it was working this out. Start again.",
    es: "Ripen se detuvo mientras hacía este cálculo. Empiece de nuevo.",
  },
  evidenceFailed: {
    en: "Evidence could not be calculated; the reason is in Ripen's log. Try again.",
    es: "No se pudo calcular la evidencia; el motivo consta en el registro de Ripen. Inténtelo de nuevo.",
  },
  propertiesNotRead: {
    en: "The account's properties could not be read; the reason is in Ripen's log.",
    es: "No se pudieron leer las propiedades de la cuenta; el motivo consta en el registro de Ripen.",
  },
  /** Behind what HubSpot said: the account could not be left. */
  notArchived: {
    en: "The properties are not archived, and Ripen is still installed. HubSpot does not archive properties that workflows, lists or forms use. Remove them there and try again, or disconnect without archiving.",
    es: "Las propiedades no se han archivado y Ripen sigue instalado. HubSpot no archiva propiedades que usan flujos, listas o formularios: quítelas de allí e inténtelo de nuevo, o desconecte sin archivar.",
  },
  notUninstalled: {
    en: "Ripen is still installed and makes no calls. Try again in a few minutes, or uninstall it in HubSpot under Settings, Integrations, Connected Apps.",
    es: "Ripen sigue instalado y no hace llamadas. Inténtelo de nuevo en unos minutos o desinstálelo en HubSpot, en Configuración, Integraciones, Aplicaciones conectadas.",
  },
  propertiesInUse: (names: readonly string[]): Text => ({
    en: `HubSpot does not archive what workflows, lists or forms use: ${names.join(", ")}. The other properties are archived, and Ripen is still installed. Remove these there and try again, or disconnect and leave them.`,
    es: `HubSpot no archiva lo que usan flujos, listas o formularios: ${names.join(", ")}. Las demás propiedades están archivadas y Ripen sigue instalado. Quítelas de allí e inténtelo de nuevo, o desconecte y déjelas.`,
  }),
} as const;
