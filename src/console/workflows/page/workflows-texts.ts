import type { Scenario } from "../../contract/workflows.ts";
import { countedAs } from "../../../base/counted.ts";
import { texts } from "../../shell/page/language/language.ts";

/** The words of the workflows page. */
export const workflowsTexts = texts(
  {
    title: "Workflows",
    lead: "Ripen sends no mail. It tells your own HubSpot workflows when a contact is due: bind each scenario to the workflow that should run.",
    dryRun: "Dry run: record who would enter, set nothing off",
    dryRunOn: "This is a dry run. Crossings are recorded; no workflow is set off.",
    dryRunBegins:
      "From now on no workflow is set off, hand-offs included: sales hears of nobody. Who crosses meanwhile is recorded in silence. Begin?",
    dryRunEnds:
      "Workflows are set off again from now on. Who crossed meanwhile stays silent until they act. End it?",
    yes: "Yes",
    colleagues:
      "Leads whose company has an open deal or is a customer: tell their owner, do not hand them to another salesperson",
    trigger: "Starts when",
    audience: "For whom",
    goal: "Ends when",
    priority: (value: string) => `Priority ${value}`,
    minimum: (points: string) => `from ${points} points`,
    coolDown: (days: string) => `at most once in ${days} days`,
    aDay: (starts: string) => `at most ${starts} a day`,
    noSignal: "No signal for it yet",
    actuators: {
      property: "By a property",
      list: "By a list",
      workflow: "By a call",
      task: "By a task",
    },
    actuatorHints: {
      property:
        "Ripen writes a date into the trigger property and your workflow starts on it. Works on every tier that has workflows.",
      list: "Ripen puts the contact on a static list of yours and your workflow starts on joining it. Works on every tier.",
      workflow:
        "Ripen enrols the contact by e-mail through HubSpot's workflow API. HubSpot confirms each enrolment.",
      task: "Ripen makes a task for the contact's owner, due when sales must have been in touch. Needs no workflow: works on every tier.",
    },
    how: "How it is set off",
    listId: "Number of the static list",
    listHint: "It stands in the list's address in HubSpot: …/lists/123.",
    target: "Workflow to enrol in",
    pacing: "Pace",
    minimumScore: "From so many points (empty: any)",
    coolDownDays: "Days between two starts for one contact",
    mostADay: "Starts a day at most (empty: no cap)",
    salesADay: "How many a day can sales call? 5 for each person is a good start (empty: no cap)",
    nurturing: "Nurturing: one at a time",
    mail: "Sends mail",
    bound: (when: string) => `Bound since ${when}`,
    boundTo: (name: string) => `to '${name}'`,
    unbound: "Not bound",
    bind: "Bind…",
    rebind: "Change…",
    unbind: "Unbind",
    unbindAsk: (name: string) =>
      `Unbind '${name}'? No contact will be told to it any more. Contacts in the workflow stay there.`,
    cancel: "Cancel",
    bindTitle: (name: string) => `Bind '${name}'`,
    bindText:
      "Set your workflow up like this, then bind. Contacts that meet the condition already set nothing off.",
    property: "Trigger property",
    workflow: "Your workflow (for the link; optional)",
    noWorkflow: "I will choose later",
    workflowAddress: "Address of your workflow (for the link; optional)",
    workflowAddressHint:
      "Open the workflow in HubSpot and paste the address from the browser: …/workflows/…/flow/123.",
    bindNow: "Bind",
    failed: "The binding could not be changed",
    counts: "Observed",
    count: {
      triggered: "Triggered",
      written: "Trigger written",
      receipts: "Enrolment confirmed",
      goal: "Goal reached",
      becameReady: "Became ready",
      becameCustomer: "Became customer",
      silent: "Recorded in silence",
      waiting: "Waiting",
      rejected: "Refused",
    },
    receiptsHint:
      "Enrolment is certain only with a receipt: put our action 'Confirm enrolment' first in your workflow.",
    checklist: "How the workflow must be set up",
    held: "Enrolments that wait or were refused",
    noneHeld: "Nothing waits and nothing was refused.",
    contact: "Contact",
    since: "Since",
    heldOf: (contacts: string, since: string) =>
      `${countedAs(contacts, "contact", "contacts")} since ${since}`,
    showContacts: "Show contacts",
    hideContacts: "Hide contacts",
    toHealth: "Try again on the health page",
    noPermission: "Only people who may publish can bind workflows.",
  },
  {
    title: "Flujos",
    lead: "Ripen no envía correos. Avisa a sus propios flujos de HubSpot cuando a un contacto le toca: vincule cada escenario con el flujo que debe ejecutarse.",
    dryRun: "Prueba en seco: registrar quién entraría, no iniciar nada",
    dryRunOn: "Esto es una prueba en seco. Los cruces se registran; no se inicia ningún flujo.",
    dryRunBegins:
      "Desde ahora no se inicia ningún flujo, tampoco los traspasos: ventas no sabrá de nadie. Quien cruce mientras tanto se registra en silencio. ¿Empezar?",
    dryRunEnds:
      "Desde ahora se vuelven a iniciar flujos. Quien cruzó mientras tanto sigue en silencio hasta que actúe. ¿Terminar?",
    yes: "Sí",
    colleagues:
      "Leads cuya empresa tiene un negocio abierto o es cliente: avisar a su propietario, no traspasarlos a otro comercial",
    trigger: "Empieza cuando",
    audience: "Para quién",
    goal: "Termina cuando",
    priority: (value: string) => `Prioridad ${value}`,
    minimum: (points: string) => `desde ${points} puntos`,
    coolDown: (days: string) => `como mucho una vez en ${days} días`,
    aDay: (starts: string) => `como mucho ${starts} al día`,
    noSignal: "Aún sin señal para él",
    actuators: {
      property: "Por propiedad",
      list: "Por lista",
      workflow: "Por llamada",
      task: "Por tarea",
    },
    actuatorHints: {
      property:
        "Ripen escribe una fecha en la propiedad disparadora y su flujo empieza con ella. Sirve en todas las ediciones con flujos.",
      list: "Ripen añade el contacto a una lista estática suya y su flujo empieza al entrar en ella. Sirve en todas las ediciones.",
      workflow:
        "Ripen inscribe el contacto por su correo con la API de flujos de HubSpot. HubSpot confirma cada inscripción.",
      task: "Ripen crea una tarea para el propietario del contacto, con vencimiento al plazo de contacto. No necesita flujos: sirve en todas las ediciones.",
    },
    how: "Cómo se inicia",
    listId: "Número de la lista estática",
    listHint: "Figura en la dirección de la lista en HubSpot: …/lists/123.",
    target: "Flujo en el que inscribir",
    pacing: "Ritmo",
    minimumScore: "Desde tantos puntos (vacío: cualquiera)",
    coolDownDays: "Días entre dos inicios para un contacto",
    mostADay: "Inicios al día como mucho (vacío: sin tope)",
    salesADay:
      "¿A cuántos al día puede llamar ventas? 5 por persona es un buen comienzo (vacío: sin tope)",
    nurturing: "Nurturing: uno a la vez",
    mail: "Envía correo",
    bound: (when: string) => `Vinculado desde ${when}`,
    boundTo: (name: string) => `a «${name}»`,
    unbound: "Sin vincular",
    bind: "Vincular…",
    rebind: "Cambiar…",
    unbind: "Desvincular",
    unbindAsk: (name: string) =>
      `¿Desvincular «${name}»? Ya no se le avisará de ningún contacto. Los contactos que están en el flujo siguen en él.`,
    cancel: "Cancelar",
    bindTitle: (name: string) => `Vincular «${name}»`,
    bindText:
      "Configure así su flujo y vincúlelo después. Los contactos que ya cumplen la condición no inician nada.",
    property: "Propiedad disparadora",
    workflow: "Su flujo (para el enlace; opcional)",
    noWorkflow: "Lo elegiré más tarde",
    workflowAddress: "Dirección de su flujo (para el enlace; opcional)",
    workflowAddressHint:
      "Abra el flujo en HubSpot y pegue la dirección del navegador: …/workflows/…/flow/123.",
    bindNow: "Vincular",
    failed: "No se ha podido cambiar el vínculo",
    counts: "Observado",
    count: {
      triggered: "Disparados",
      written: "Disparador escrito",
      receipts: "Inscripción confirmada",
      goal: "Objetivo alcanzado",
      becameReady: "Pasaron a listos",
      becameCustomer: "Pasaron a clientes",
      silent: "Registrados en silencio",
      waiting: "En espera",
      rejected: "Rechazados",
    },
    receiptsHint:
      "La inscripción solo es segura con recibo: ponga nuestra acción «Confirmar inscripción» al principio de su flujo.",
    checklist: "Cómo debe configurarse el flujo",
    held: "Inscripciones en espera o rechazadas",
    noneHeld: "Nada espera y nada se ha rechazado.",
    contact: "Contacto",
    since: "Desde",
    heldOf: (contacts: string, since: string) =>
      `${countedAs(contacts, "contacto", "contactos")} desde ${since}`,
    showContacts: "Ver contactos",
    hideContacts: "Ocultar contactos",
    toHealth: "Reintentar en la página de estado",
    noPermission: "Solo quien puede publicar puede vincular flujos.",
  },
);

/** The counts of a scenario in the order in which they are shown. */
export const countNames = Object.keys(workflowsTexts.en.count) as (keyof Scenario["counts"])[];
