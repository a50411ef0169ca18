import { finding, type FindingCode, type Inspection, type Severity } from "./finding.ts";
import { mostOfAxis } from "./reach.ts";

/** Thresholds that no contact can reach, or that decide nothing. */
export function thresholds(inspection: Inspection): void {
  const { model } = inspection;
  const most = { fit: mostOfAxis(model, "fit"), pain: mostOfAxis(model, "pain") };
  const total = most.fit + most.pain;
  bandsAndMatrix(inspection, most);
  if (model.kind === "customer") return;
  const { ready } = model;
  const check = above(inspection, "error", "threshold-unreachable");
  check("ready.fit", ready.fit, most.fit);
  check("ready.pain", ready.pain, most.pain);
  check("ready.total", ready.total, total);
  readyShape(inspection);
}

function bandsAndMatrix(
  inspection: Inspection,
  most: Readonly<Record<"fit" | "pain", number>>,
): void {
  const { bands, matrix } = inspection.model;
  const band = above(inspection, "warning", "band-unreachable");
  for (const [at, { from }] of bands.entries())
    band(`bands[${at}].from`, from, most.fit + most.pain);
  const cut = above(inspection, "warning", "matrix-unreachable");
  for (const axis of ["fit", "pain"] as const) {
    for (const [at, from] of matrix[axis].entries()) cut(`matrix.${axis}[${at}]`, from, most[axis]);
  }
}

function above(
  { report }: Inspection,
  severity: Severity,
  code: FindingCode,
): (path: string, asked: number, most: number) => void {
  return (path, asked, most) => {
    if (asked <= most) return;
    report(
      finding(
        severity,
        code,
        path,
        [
          `asks for ${asked} points, and the criteria give ${most} at most`,
          `pide ${asked} puntos y los criterios dan ${most} como mucho`,
        ],
        [
          `Lower it to ${most} or below, or raise points or caps.`,
          `Bájelo a ${most} o menos, o suba puntos o topes.`,
        ],
      ),
    );
  };
}

/** Ready needs both axes (domain.md section 4), and each number should decide something. */
function readyShape({ model, report }: Inspection): void {
  const { fit, pain, total, hysteresis } = model.ready;
  for (const [axis, asked] of [
    ["fit", fit],
    ["pain", pain],
  ] as const) {
    if (asked > 0) continue;
    report(
      finding(
        "warning",
        "ready-ignores-axis",
        `ready.${axis}`,
        [
          `a lead can be ready without any ${axis}`,
          `un lead puede estar listo sin nada de ${axis === "fit" ? "ajuste" : "dolor"}`,
        ],
        ["Ask for points on both axes.", "Pida puntos en los dos ejes."],
      ),
    );
  }
  if (total <= fit + pain && total > 0) {
    report(
      finding(
        "info",
        "total-never-decides",
        "ready.total",
        [
          `the total of ${total} is reached whenever fit and pain are`,
          `el total de ${total} se alcanza siempre que se alcanzan ajuste y dolor`,
        ],
        [
          `Raise it above ${fit + pain}, or set it to 0.`,
          `Súbalo por encima de ${fit + pain} o póngalo a 0.`,
        ],
      ),
    );
  }
  if (hysteresis >= Math.max(1, Math.min(fit, pain))) {
    report(
      finding(
        "warning",
        "hysteresis-too-wide",
        "ready.hysteresis",
        [
          `with a hysteresis of ${hysteresis}, a lead that lost all its points on an axis stays ready`,
          `con una histéresis de ${hysteresis}, un lead que pierde todos los puntos de un eje sigue listo`,
        ],
        [
          "Make it smaller than both thresholds; 5 is usual.",
          "Hágala menor que ambos umbrales; lo habitual es 5.",
        ],
      ),
    );
  }
}
