// Written from src/words by test/hubspot-project/write-generated-parts.ts: a test keeps it so.

/** What events, roles, stages, origins and sales' reasons are called, as everywhere else in Ripen. */
export const names = {
  events: {
    page_viewed: { en: "Page viewed", es: "Página vista" },
    form_submitted: { en: "Form submitted", es: "Formulario enviado" },
    content_downloaded: { en: "Content downloaded", es: "Contenido descargado" },
    webinar_registered: { en: "Webinar registration", es: "Inscripción a un webinar" },
    webinar_attended: { en: "Webinar attended", es: "Asistencia a un webinar" },
    newsletter_subscribed: { en: "Newsletter subscription", es: "Suscripción al boletín" },
    trial_started: { en: "Trial started", es: "Prueba iniciada" },
    feature_used: { en: "Product used", es: "Uso del producto" },
    seats_invited: { en: "Colleagues invited", es: "Compañeros invitados" },
    limit_reached: { en: "Limit of the plan reached", es: "Límite del plan alcanzado" },
    meeting_booked: { en: "Meeting booked", es: "Reunión reservada" },
    call_held: { en: "Call held", es: "Llamada realizada" },
    email_replied: { en: "E-mail reply", es: "Respuesta a un correo" },
    chat_started: { en: "Chat started", es: "Chat iniciado" },
    email_opened: { en: "E-mail opened", es: "Correo abierto" },
    email_clicked: { en: "Click in an e-mail", es: "Clic en un correo" },
  },
  roles: {
    decision_maker: { en: "Decision maker", es: "Decisor" },
    influencer: { en: "Influencer", es: "Influenciador" },
    end_user: { en: "End user", es: "Usuario final" },
    unknown: { en: "Unknown", es: "Desconocido" },
  },
  stages: {
    awareness: { en: "Awareness", es: "Descubrimiento" },
    consideration: { en: "Consideration", es: "Consideración" },
    decision: { en: "Decision", es: "Decisión" },
    customer: { en: "Customer", es: "Cliente" },
  },
  origins: {
    inbound: { en: "Inbound", es: "Inbound" },
    outbound: { en: "Outbound", es: "Outbound" },
    unknown: { en: "Unknown", es: "Desconocido" },
  },
  verdictReasons: {
    competitor: { en: "Competitor", es: "Competidor" },
    student: { en: "Student", es: "Estudiante" },
    supplier: { en: "Supplier", es: "Proveedor" },
    no_budget: { en: "No budget", es: "Sin presupuesto" },
    no_need: { en: "No need", es: "Sin necesidad" },
    wrong_role: { en: "Wrong role", es: "Cargo inadecuado" },
    wrong_market: { en: "Wrong market", es: "Mercado inadecuado" },
    bad_data: { en: "Wrong data", es: "Datos erróneos" },
    timing: { en: "Not now", es: "Ahora no" },
    other: { en: "Other", es: "Otro" },
  },
} as const;

/** What sales can answer, in the order of its buttons. */
export const verdictValues = ["yes", "maybe", "never"] as const;
