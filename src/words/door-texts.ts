/** Said to who comes by a link that was used already. */
export const usedLinkTexts = {
  en: {
    title: "This link is used up",
    text: "A link into the Ripen console works once, for one minute. Open Ripen's settings page in HubSpot and press “Open the console” for a new one.",
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
    text: "Your contacts are being read and scored now. The scores appear as contact properties in the group “Ripen”; no workflow is set off by this first run.",
    close: "You can close this window.",
  },
  es: {
    title: "Ripen está conectado",
    text: "Estamos leyendo y puntuando sus contactos. Las puntuaciones aparecen como propiedades de contacto en el grupo «Ripen»; esta primera ejecución no inicia ningún flujo.",
    close: "Puede cerrar esta ventana.",
  },
} as const;
