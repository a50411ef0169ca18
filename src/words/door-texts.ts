/** Said to who comes by a link that was used already. */
export const usedLinkTexts = {
  en: {
    title: "This link no longer works",
    text: "A link to the Ripen console works once and for one minute. To get a new one, open Ripen's settings page in HubSpot and press “Open the console”.",
  },
  es: {
    title: "Este enlace ya no sirve",
    text: "Un enlace a la consola de Ripen funciona una vez y durante un minuto. Abra la página de ajustes de Ripen en HubSpot y pulse «Abrir la consola» para obtener otro.",
  },
} as const;

/** Said to who has just installed Ripen. */
export const installedTexts = {
  en: {
    title: "Ripen is connected",
    text: "Your contacts are now being read and scored. The scores appear as contact properties in the group “Ripen”. This first run starts no workflow.",
    close: "You can close this window.",
  },
  es: {
    title: "Ripen está conectado",
    text: "Estamos leyendo y puntuando sus contactos. Las puntuaciones aparecen como propiedades de contacto en el grupo «Ripen»; esta primera ejecución no inicia ningún flujo.",
    close: "Puede cerrar esta ventana.",
  },
} as const;
