import { texts } from "../../shell/page/language/language.ts";
import { stateNames } from "../../../words/states.ts";

/** The words of the matrix. */
export const matrixTexts = texts(
  {
    title: "Matrix",
    lead: "Contacts by the two axes of their model. The colour of a cell says what to do there; whoever is ready in it goes to sales. Click a cell to see who is in it.",
    table: "Contacts by the model's axes, the first in rows and the second in columns",
    contactsThere: "contacts",
    place: (fit: string, pain: string) => `Fit ${fit}, pain ${pain}. List them.`,
    readyOf: (count: string) => `${count} ready`,
    moved: (moved: string, out: string) => `30 days: +${moved} −${out}`,
    cuts: "Cuts",
    cutsHint:
      "Lower bounds. The counts follow as you type; nothing is saved until you take them over.",
    fitCut: (at: string) => `Fit cut ${at}`,
    painCut: (at: string) => `Pain cut ${at}`,
    rising: "Cuts must rise.",
    takeOver: "Take over into the draft",
    taken: "Taken over into the draft. Preview it before you publish.",
    reset: "Back to the cuts in force",
    trying: "You are trying other cuts: the counts below are a calculation, nothing is saved.",
    moves: "Moves between colours in the last 30 days",
    movesWait: "The moves are being counted…",
    noMoves: "Nobody's points have moved from the colour of one cell to that of another.",
    readiness: (became: string, left: string) =>
      `Red is who is ready: ${became} became it, ${left} stopped being it.`,
    from: "From",
    to: "To",
    count: "Contacts",
    emptyTitle: "No contact is scored yet",
    emptyText: "The matrix fills while the first run goes on.",
    beside: "Beside the matrix",
    inbound: (share: string) =>
      `${stateNames.origins.inbound.en}: ${share} of the leads; of the same score they go first`,
  },
  {
    title: "Matriz",
    lead: "Los contactos según los dos ejes de su modelo. El color de una celda dice qué hacer en ella; quien está listo va a ventas. Pulse una celda para ver quién está en ella.",
    table: "Contactos según los ejes del modelo: el primero en filas y el segundo en columnas",
    contactsThere: "contactos",
    place: (fit: string, pain: string) => `Ajuste ${fit}, dolor ${pain}. Listarlos.`,
    readyOf: (count: string) => `${count} listos`,
    moved: (moved: string, out: string) => `30 días: +${moved} −${out}`,
    cuts: "Cortes",
    cutsHint:
      "Límites inferiores. Los recuentos cambian mientras escribe; no se guarda nada hasta que los traslade.",
    fitCut: (at: string) => `Corte de ajuste ${at}`,
    painCut: (at: string) => `Corte de dolor ${at}`,
    rising: "Los cortes deben ir de menor a mayor.",
    takeOver: "Trasladar al borrador",
    taken: "Trasladado al borrador. Revise la vista previa antes de publicar.",
    reset: "Volver a los cortes en vigor",
    trying: "Está probando otros cortes: los recuentos son un cálculo, no se ha guardado nada.",
    moves: "Movimientos entre colores en los últimos 30 días",
    movesWait: "Se están contando los movimientos…",
    noMoves: "Los puntos de nadie han pasado del color de una celda al de otra.",
    readiness: (became: string, left: string) =>
      `Rojo es quien está listo: ${became} pasaron a estarlo y ${left} dejaron de estarlo.`,
    from: "De",
    to: "A",
    count: "Contactos",
    emptyTitle: "Aún no hay contactos puntuados",
    emptyText: "La matriz se llena durante la primera ejecución.",
    beside: "Junto a la matriz",
    inbound: (share: string) =>
      `${stateNames.origins.inbound.es}: ${share} de los leads; con la misma puntuación van primero`,
  },
);
