import { countedAs } from "../../../base/counted.ts";
import { texts } from "../../shell/page/language/language.ts";

/** The words of the guided first run. */
export const setupTexts = texts(
  {
    title: "Set-up",
    lead: "Five steps to scored leads. Each says what it found on your account; you can come back to any of them.",
    steps: {
      map: "Map",
      model: "Choose a model",
      preview: "Check on your contacts",
      workflows: "Bind workflows",
      publish: "Publish",
    },
    hints: {
      map: "Point each field at the property that holds it. Suggestions come from names and types.",
      model: "Choose the model that is closest to your business; every point can be changed later.",
      preview:
        "Look at three leads you know: do the scores and reasons make sense? The draft changes nothing in HubSpot before it is published.",
      workflows:
        "Bind at least the hand-off, so that sales hears of ready leads. You can do this later too.",
      publish: "Put the model in force. All contacts are scored; no workflow is set off by this.",
    },
    next: "Done, next step",
    done: "Done",
    undone: "Mark as not done",
    back: "Back",
    allDone: "You are live",
    firstRun: "Reading and scoring your contacts",
    scored: (scored: string, ready: string) =>
      `${countedAs(scored, "contact", "contacts")} scored, ${ready} of them ready.`,
    toModel: "Change criteria and points",
    toPreview: "Open the whole preview",
    toPublish: "All about publishing",
    liveFigures: (scored: string, ready: string, bound: string, handedOff: string) =>
      `${countedAs(scored, "contact", "contacts")} scored, ${ready} ready. ${countedAs(bound, "scenario", "scenarios")} bound, ${countedAs(handedOff, "lead", "leads")} handed to sales so far.`,
    afterTitle: "What to do in HubSpot now",
    seen: "Seen working",
    notSeen: "Not seen yet",
    workflowTitle: "The workflow that the hand-off starts",
    workflow:
      "Create a contact-based workflow with the steps that Workflows shows, with our action 'Confirm enrolment' first. It is ticked here when the first contact comes through.",
    toWorkflows: "Open workflows in HubSpot",
    toContacts: "Open contacts in HubSpot",
    toRecordPage: "Open the record's settings in HubSpot",
    toBind: "Bind the hand-off here",
    cardTitle: "The card on the contact record",
    card: "In HubSpot open a contact, choose Customize at the top of the middle column, add the card 'Lead score' from the card library to the tab that sales uses, and save. Sales then sees the score with its reasons and can answer yes, maybe or never.",
    viewTitle: "The ready view for sales",
    view: "In Contacts choose Add view, name it 'Ready, newest first', add the filter 'Ready for sales is Yes', sort by 'Ready since' with the most recent on top, show the columns 'Lead score', 'Next step' and 'Why this score', and share it with the sales team.",
    toLeads: "See your leads",
    readOnly: "You may look. Ask whoever installed Ripen for the right to edit.",
  },
  {
    title: "Puesta en marcha",
    lead: "Cinco pasos hasta tener leads puntuados. Cada uno dice lo que ha encontrado en su cuenta; puede volver a cualquiera.",
    steps: {
      map: "Asignar",
      model: "Elegir un modelo",
      preview: "Comprobar con sus contactos",
      workflows: "Vincular flujos",
      publish: "Publicar",
    },
    hints: {
      map: "Indique para cada campo la propiedad que lo contiene. Las sugerencias salen de nombres y tipos.",
      model: "Elija el modelo más cercano a su negocio; después puede cambiar cada punto.",
      preview:
        "Mire tres leads que conozca: ¿tienen sentido las puntuaciones y los motivos? El borrador no cambia nada en HubSpot hasta que se publica.",
      workflows:
        "Vincule al menos el traspaso, para que ventas sepa de los leads listos. También puede hacerlo más tarde.",
      publish:
        "Ponga el modelo en vigor. Se puntúan todos los contactos; esto no inicia ningún flujo.",
    },
    next: "Hecho, siguiente paso",
    done: "Hecho",
    undone: "Marcar como no hecho",
    back: "Atrás",
    allDone: "Ya está en marcha",
    firstRun: "Leyendo y puntuando sus contactos",
    scored: (scored: string, ready: string) =>
      `${countedAs(scored, "contacto puntuado", "contactos puntuados")}, ${countedAs(ready, "de ellos listo", "de ellos listos")}.`,
    toModel: "Cambiar criterios y puntos",
    toPreview: "Abrir la vista previa completa",
    toPublish: "Todo sobre publicar",
    liveFigures: (scored: string, ready: string, bound: string, handedOff: string) =>
      `${countedAs(scored, "contacto puntuado", "contactos puntuados")}, ${countedAs(ready, "listo", "listos")}. ${countedAs(bound, "escenario vinculado", "escenarios vinculados")}, ${countedAs(handedOff, "lead traspasado", "leads traspasados")} a ventas hasta ahora.`,
    afterTitle: "Qué hacer ahora en HubSpot",
    seen: "Visto en marcha",
    notSeen: "Aún sin ver",
    workflowTitle: "El flujo que inicia el traspaso",
    workflow:
      "Cree un flujo de contactos con los pasos que muestra Flujos, con nuestra acción «Confirmar inscripción» al principio. Se marca aquí cuando pasa el primer contacto.",
    toWorkflows: "Abrir los flujos en HubSpot",
    toContacts: "Abrir los contactos en HubSpot",
    toRecordPage: "Abrir los ajustes del registro en HubSpot",
    toBind: "Vincular aquí el traspaso",
    cardTitle: "La tarjeta en el registro del contacto",
    card: "En HubSpot abra un contacto, pulse Personalizar en la parte superior de la columna central, añada la tarjeta «Lead score» de la biblioteca a la pestaña que usa ventas y guarde. Ventas verá la puntuación con sus motivos y podrá responder sí, tal vez o nunca.",
    viewTitle: "La vista de listos para ventas",
    view: "En Contactos pulse Añadir vista, llámela «Listos, primero los más recientes», añada el filtro «Listo para ventas es Sí», ordene por «Listo desde» con lo más reciente arriba, muestre las columnas «Puntuación del lead», «Siguiente paso» y «Por qué esta puntuación», y compártala con el equipo de ventas.",
    toLeads: "Ver sus leads",
    readOnly: "Usted puede ver. Pida a quien instaló Ripen el permiso de edición.",
  },
);
