import type { Words } from "./card-words.ts";
import { eventIn, namesIn } from "./names-in.ts";
import { names } from "./names.ts";

const axis = { fit: "ajuste", pain: "dolor", total: "total" } as const;

export const spanish: Words = {
  loading: "Cargando la puntuación del lead",
  refresh: "Reintentar",
  unscoredTitle: "Aún sin puntuación",
  unscored:
    "Los contactos nuevos se puntúan en menos de un minuto. Si este sigue vacío, pida a un administrador que revise la página Estado de la consola de Ripen.",
  disconnectedTitle: "Ripen no está conectado",
  disconnected:
    "Esta cuenta ya no está conectada con Ripen. Un administrador puede volver a conectarla desde el Marketplace.",
  failedTitle: "Ahora no se puede mostrar la puntuación",
  failed:
    "Ripen no ha respondido. La puntuación en las propiedades del contacto sigue siendo válida.",
  notSetUp:
    "Falta la dirección de la aplicación. Suba el proyecto con un perfil que defina APP_URL.",
  pausedTitle: "La puntuación está en pausa",
  paused:
    "Un administrador ha puesto Ripen en pausa. Esta puntuación no cambia hasta que se reanude.",
  waiting: "Hay una puntuación nueva en camino.",
  ready: "Listo para ventas",
  notReady: "Aún no está listo",
  customer: "Cliente",
  since: (date) => `desde el ${date}`,
  contactBy: (date) => `Contactar antes del ${date}`,
  contactHow: {
    call: "una llamada",
    meeting: "una reunión",
    verdict: "un veredicto",
    status: "un estado del lead",
    last_contacted: "el último contacto según HubSpot",
  },
  firstContact: (how, date, isLate) =>
    `Primer contacto el ${date}: ${how}${isLate ? ", fuera de plazo" : ""}`,
  tries: (attempts, conversations) =>
    `${attempts} ${attempts === 1 ? "intento" : "intentos"}, ${conversations} ${conversations === 1 ? "conversación" : "conversaciones"}`,
  loggedLater: "registrado más tarde",
  overdueTitle: "Contactar ya",
  overdue: (date) => `Había que contactar con este lead antes del ${date}.`,
  left: (date, why) => `Dejó de estar listo el ${date}: ${why}`,
  untold: {
    silent: "No se avisó a ventas",
    behind: "El traspaso espera",
    refused: "HubSpot rechazó el traspaso",
  },
  handOff: "Traspasar ahora",
  handedOff: "El lead se ha traspasado",
  nextStep: {
    call: "Siguiente: llamar",
    with_sales: "Siguiente: lo tiene ventas",
    tell_owner: "Siguiente: avisar al propietario",
    complete_profile: "Siguiente: completar el perfil",
    warm_up: "Siguiente: calentar",
    nurture: "Siguiente: nutrir",
    excluded: "Siguiente: nada, el contacto está excluido",
  },
  gate: (gate, until) => {
    switch (gate.kind) {
      case "customer":
        return "es cliente y se puntúa como tal";
      case "objection":
        return "el contacto se opuso a que se le puntúe";
      case "exclusion":
        return `excluido: ${gate.label}${until === null ? "" : `, hasta el ${until}`}`;
      case "limit":
        return `limitado: ${gate.label}`;
      case "verdict":
        return {
          yes: "ventas dijo que sí y lo lleva",
          maybe: "ventas dijo tal vez: espera un comportamiento nuevo",
          never: "ventas dijo nunca",
          lost: "no compró: espera un comportamiento nuevo",
        }[gate.value];
      case "handRaiser":
        return `${gate.label}: listo de inmediato`;
      default:
        return gate satisfies never;
    }
  },
  because: (because) =>
    because.kind === "model"
      ? "cambió el modelo de puntuación"
      : because.of.length === 0
        ? "bajó la puntuación"
        : `${because.of.map((one) => axis[one]).join(" y ")} por debajo del mínimo`,
  why: "Por qué",
  noReasons: "Nada de lo que se sabe hasta ahora suma o resta puntos.",
  showAll: (count) => `Ver las ${count}`,
  showLess: "Ver menos",
  lastTime: (count, date) => (count > 1 ? `${count} veces, la última el ${date}` : `el ${date}`),
  capped: "en su tope",
  missingTitle: "Lo que falta para estar listo",
  short: (points, of) => `${points} ${points === 1 ? "punto" : "puntos"} más de ${axis[of]}`,
  unknown: (label) => `No se conoce: ${label}`,
  axis: { fit: "Ajuste", pain: "Dolor", total: "Total" },
  outOf: (points, max) => `${points} de ${max}`,
  place: "Lugar en la matriz",
  segmentLabel: "Segmento",
  segment: {
    red: "Rojo: primero ventas",
    purple: "Morado: trabajar lo que falta",
    blue: "Azul: nutrir",
    sales: "Con ventas",
    out: "Fuera: no es para ventas",
    unknown: "Desconocido: se sabe muy poco",
  },
  bandLabel: "Categoría",
  roleLabel: "Rol",
  role: namesIn(names.roles, "es"),
  funnelLabel: "Etapa",
  funnelStage: namesIn(names.stages, "es"),
  originLabel: "Origen",
  origin: namesIn(names.origins, "es"),
  verdictTitle: "Su veredicto",
  verdictHint: "Un clic; se puede deshacer.",
  verdict: { yes: "Sí, cualificado", maybe: "Tal vez más adelante", never: "Nunca" },
  verdictMeans: {
    yes: "Sale de la lista de listos y se sigue puntuando.",
    maybe: "Vuelve cuando haga algo nuevo.",
    never: "No se vuelve a traspasar; se sigue puntuando y puede recibir correos.",
  },
  reasonLabel: "Motivo (opcional)",
  reasonHint: "Elija uno",
  verdictReason: namesIn(names.verdictReasons, "es"),
  noteLabel: "Nota (opcional)",
  noteHint: "La persona puede pedir leerla",
  takeBack: "Retirar",
  createDeal: "Crear negocio",
  createTask: "Crear tarea",
  opening: "Empiece por",
  owner: (name) => `Propietario: ${name}`,
  noOwner: "Sin propietario",
  next: "Lead siguiente",
  noNext: "Ningún otro lead está listo.",
  undo: "Deshacer",
  verdictPending: "Se está escribiendo en el contacto",
  verdictKept: "Veredicto guardado",
  verdictUndone: "Veredicto deshecho",
  notTaken: "Ripen no lo ha aceptado. Vuelva a intentarlo en un momento.",
  trend: "Tendencia",
  noTrend: "La tendencia se muestra cuando la puntuación haya cambiado un segundo día.",
  behaviour: "Último comportamiento",
  noBehaviour: "No hay comportamiento registrado.",
  event: (type) => eventIn(type, "es"),
  recalculate: "Recalcular ahora",
  recalculating: "Recalculando",
  asOf: (date, model) => `A fecha de ${date}, modelo ${model}`,
  customerScore: "Puntuación del cliente",
  points: "Puntos",
};
