/** Every page of the console by its address, with the heading that is there once its texts are. */
export const consolePages = {
  "en-GB": {
    leads: "Leads",
    matrix: "Matrix",
    setup: "Set-up",
    mapping: "Mapping",
    model: "Model",
    evidence: "Evidence",
    preview: "Preview",
    workflows: "Workflows",
    publish: "Publish",
    health: "Health",
  },
  "es-ES": {
    leads: "Leads",
    matrix: "Matriz",
    setup: "Puesta en marcha",
    mapping: "Asignación",
    model: "Modelo",
    evidence: "Evidencia",
    preview: "Vista previa",
    workflows: "Flujos",
    publish: "Publicar",
    health: "Estado",
  },
} as const;
