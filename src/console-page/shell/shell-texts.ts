import { texts } from "../language/language.ts";

/** The words around every page. */
export const shellTexts = texts(
  {
    product: "Ripen",
    skip: "Skip to content",
    menu: "Menu",
    pages: "Pages",
    language: "Language",
    portal: (id: string) => `Account ${id}`,
    demo: "Demo",
    leave: "Leave",
    roles: { look: "May look", edit: "May edit", publish: "May publish" },
    paused: "Scoring is paused. Nothing is read or written until it is resumed.",
    toResume: "Go to Publish",
    disconnected:
      "HubSpot says that Ripen is uninstalled. Scores stay as they are; install Ripen again to go on.",
    notInside: "Please come in through HubSpot",
    notInsideText:
      "Your session has ended or was never begun. Open Ripen from its settings page in HubSpot (Settings, Integrations, Connected apps, Ripen): each link is good once. Nothing is lost: drafts are saved as you go.",
    notFound: "There is no such page",
    notFoundText: "The address may be old. The menu has all pages.",
    nav: {
      setup: "Set-up",
      mapping: "Mapping",
      model: "Model",
      matrix: "Matrix",
      preview: "Preview",
      workflows: "Workflows",
      publish: "Publish",
      health: "Health",
      leads: "Leads",
    },
  },
  {
    product: "Ripen",
    skip: "Ir al contenido",
    menu: "Menú",
    pages: "Páginas",
    language: "Idioma",
    portal: (id: string) => `Cuenta ${id}`,
    demo: "Demo",
    leave: "Salir",
    roles: { look: "Puede ver", edit: "Puede editar", publish: "Puede publicar" },
    paused: "La puntuación está en pausa. No se lee ni se escribe nada hasta que se reanude.",
    toResume: "Ir a Publicar",
    disconnected:
      "HubSpot indica que Ripen está desinstalado. Las puntuaciones quedan como están; instale Ripen de nuevo para continuar.",
    notInside: "Entre desde HubSpot, por favor",
    notInsideText:
      "Su sesión ha terminado o no ha empezado. Abra Ripen desde su página de configuración en HubSpot (Configuración, Integraciones, Aplicaciones conectadas, Ripen): cada enlace sirve una vez. No se pierde nada: los borradores se guardan mientras trabaja.",
    notFound: "Esa página no existe",
    notFoundText: "Puede que la dirección sea antigua. En el menú están todas las páginas.",
    nav: {
      setup: "Puesta en marcha",
      mapping: "Asignación",
      model: "Modelo",
      matrix: "Matriz",
      preview: "Vista previa",
      workflows: "Flujos",
      publish: "Publicar",
      health: "Estado",
      leads: "Leads",
    },
  },
);
