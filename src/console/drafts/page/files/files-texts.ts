import { texts } from "../../../shell/page/language/language.ts";

/** The words of starting, importing and exporting. */
export const filesTexts = texts(
  {
    start: "Begin from a ready-made model",
    startHint:
      "It takes the place of the draft; Undo brings the draft back. Fields that you have mapped keep their properties.",
    criteria: (all: string, behaviour: string) => `${all} criteria, ${behaviour} of them behaviour`,
    use: "Use this model",
    using: (name: string) => `Use this model: ${name}`,
    useAnew: "Begin it anew",
    inUse: "In use",
    replaces:
      "The draft has changes that are not published. This model takes its place; the message afterwards brings them back, and so does Undo.",
    replace: "Replace the draft",
    cancel: "Cancel",
    notUsed: "The draft was not changed",
    chosen: (name: string) => `The draft is now '${name}'.`,
    files: "Model file",
    filesHint:
      "The model as JSON, for version control or another account. An imported file is checked like any draft.",
    export: "Export JSON",
    import: "Import JSON…",
    notJson: "This file is no JSON object. Choose a file that was exported here.",
    tooLarge: "This file is larger than 2 MB, which no model is.",
    imported: "The file is now the draft. Undo brings the former draft back.",
  },
  {
    start: "Empezar con un modelo preparado",
    startHint:
      "Ocupa el lugar del borrador; Deshacer lo recupera. Los campos que haya asignado conservan sus propiedades.",
    criteria: (all: string, behaviour: string) =>
      `${all} criterios, ${behaviour} de ellos de comportamiento`,
    use: "Usar este modelo",
    using: (name: string) => `Usar este modelo: ${name}`,
    useAnew: "Empezarlo de nuevo",
    inUse: "En uso",
    replaces:
      "El borrador tiene cambios sin publicar. Este modelo ocupa su lugar; el mensaje posterior los recupera, y Deshacer también.",
    replace: "Sustituir el borrador",
    cancel: "Cancelar",
    notUsed: "El borrador no ha cambiado",
    chosen: (name: string) => `El borrador es ahora «${name}».`,
    files: "Archivo del modelo",
    filesHint:
      "El modelo en JSON, para control de versiones u otra cuenta. Un archivo importado se comprueba como cualquier borrador.",
    export: "Exportar JSON",
    import: "Importar JSON…",
    notJson: "Este archivo no es un objeto JSON. Elija un archivo exportado aquí.",
    tooLarge: "Este archivo pasa de 2 MB; ningún modelo es tan grande.",
    imported: "El archivo es ahora el borrador. Deshacer recupera el borrador anterior.",
  },
);
