import type { Text } from "../base/text.ts";

/** What a command reads, as it stands in a sentence. */
const inputs = {
  contacts: { en: "the contacts", es: "los contactos" },
  events: { en: "the events", es: "los eventos" },
  model: { en: "the model", es: "el modelo" },
  mapping: { en: "the mapping", es: "la asignación" },
} as const;

/** Why a command cannot run, and what to do. */
export const commandFaults = {
  mapColumnMissing: (name: string, columns: string): Text => ({
    en: `--map: the file has no column ${name}. It has: ${columns}.`,
    es: `--map: el archivo no tiene la columna ${name}. Tiene: ${columns}.`,
  }),
  mapUnreadable: (text: string): Text => ({
    en: `--map: ${text} cannot be read. It must be JSON like {"jobTitle": "Cargo"}.`,
    es: `--map: no se puede leer ${text}. Debe ser JSON como {"jobTitle": "Cargo"}.`,
  }),
  mapNoPair: (pair: string): Text => ({
    en: `--map: ${pair} is not a pair. Write it like jobTitle=Cargo.`,
    es: `--map: ${pair} no es un par. Escríbalo como jobTitle=Cargo.`,
  }),
  mapFieldMissing: (field: string, names: string): Text => ({
    en: `--map: there is no field ${field}. The model has: ${names}.`,
    es: `--map: no existe el campo ${field}. El modelo tiene: ${names}.`,
  }),
  loadInvalid: (text: string): Text => ({
    en: `--load is not a whole number of leads: ${text}.`,
    es: `--load no es un número entero de leads: ${text}.`,
  }),
  accountUnknown: (portal: number): Text => ({
    en: `Ripen holds nothing of account ${portal}. Check the number; it is part of your HubSpot addresses.`,
    es: `Ripen no guarda nada de la cuenta ${portal}. Revise el número: está en las direcciones de HubSpot.`,
  }),
  nothingHeld: (contact: string): Text => ({
    en: `Nothing is held about contact ${contact}, and no file was written.`,
    es: `No se guarda nada del contacto ${contact} y no se ha escrito ningún archivo.`,
  }),
  purgeUnconfirmed: (what: string): Text => ({
    en: `This erases everything about ${what} and cannot be undone. Export it first if it may be needed (ripen export), then repeat the command with --yes.`,
    es: `Esto borra todo sobre ${what} y no se puede deshacer. Expórtelo antes si puede hacer falta (ripen export) y repita la orden con --yes.`,
  }),
  headerMissing: (name: string): Text => ({
    en: `${name} has no header line. Write the names of the columns in its first line.`,
    es: `${name} no tiene línea de cabecera. Escriba los nombres de las columnas en la primera línea.`,
  }),
  contactMissing: (path: string, id: string): Text => ({
    en: `${path} has no contact with the id or e-mail address ${id}.`,
    es: `En ${path} no hay ningún contacto con el id o correo ${id}.`,
  }),
  lockedMissing: (missing: string): Text => ({
    en: `--locked names criteria that --model does not have: ${missing}.`,
    es: `--locked indica criterios que --model no tiene: ${missing}.`,
  }),
  targetInvalid: (text: string): Text => ({
    en: `--target is not a rate between 0 and 1: ${text}. Write it like 0.12 or 12%.`,
    es: `--target no es una tasa entre 0 y 1: ${text}. Escríbala como 0.12 o 12%.`,
  }),
  capacityInvalid: (text: string): Text => ({
    en: `--capacity is not a number of leads a week: ${text}. Write it like 40/week.`,
    es: `--capacity no es un número de leads por semana: ${text}. Escríbala como 40/week.`,
  }),
  maxCriteriaInvalid: (text: string): Text => ({
    en: `--max-criteria is not a whole number from 1 to 60: ${text}.`,
    es: `--max-criteria no es un número entero de 1 a 60: ${text}.`,
  }),
  nowInvalid: (text: string): Text => ({
    en: `--now is not a date: ${text}. Write it like 2026-03-20 or 2026-03-20T12:00:00Z.`,
    es: `--now no es una fecha: ${text}. Escríbala como 2026-03-20 o 2026-03-20T12:00:00Z.`,
  }),
  timeZoneInvalid: (text: string): Text => ({
    en: `--time-zone is not a time zone: ${text}. Write it like Europe/Madrid.`,
    es: `--time-zone no es una zona horaria: ${text}. Escríbala como Europe/Madrid.`,
  }),
  portalInvalid: (text: string): Text => ({
    en: `--portal is not a HubSpot account id: ${text}. It is the number in your HubSpot addresses.`,
    es: `--portal no es un id de cuenta de HubSpot: ${text}. Es el número de las direcciones de HubSpot.`,
  }),
  columnsMissing: (path: string, missing: string): Text => ({
    en: `${path} lacks the column(s) ${missing}. Name them in its header.`,
    es: `A ${path} le faltan las columnas ${missing}. Nómbrelas en su cabecera.`,
  }),
  idColumnMissing: (path: string): Text => ({
    en: `${path} has no id column, so events cannot be matched. Add 'Record ID'.`,
    es: `${path} no tiene columna de id, así que no se pueden asignar los eventos. Añada 'Record ID'.`,
  }),
  datesInvalid: (text: string): Text => ({
    en: `--dates is ${text}. Write dmy when the day comes first, mdy when the month does.`,
    es: `--dates es ${text}. Escriba dmy si el día va primero o mdy si es el mes.`,
  }),
  modelUnusable: (model: string, faults: Text): Text => ({
    en: `The model ${model} cannot be used:\n${faults.en}`,
    es: `El modelo ${model} no se puede usar:\n${faults.es}`,
  }),
  modelIsForCustomers: (nameOrPath: string): Text => ({
    en: `The model ${nameOrPath} is for customers. Pass it as --customer-model, and one for leads as --model.`,
    es: `El modelo ${nameOrPath} es para clientes. Indíquelo con --customer-model, y uno para leads con --model.`,
  }),
  modelIsForLeads: (nameOrPath: string): Text => ({
    en: `The model ${nameOrPath} is for leads. Pass it as --model, and one for customers as --customer-model.`,
    es: `El modelo ${nameOrPath} es para leads. Indíquelo con --model, y uno para clientes con --customer-model.`,
  }),
  modelMissing: (path: string, names: string): Text => ({
    en: `There is no model ${path}. Give the path of a JSON file or one of: ${names}.`,
    es: `No existe el modelo ${path}. Indique la ruta de un archivo JSON o uno de: ${names}.`,
  }),
  modelNoJson: (path: string, detail: string): Text => ({
    en: `${path} is not JSON: ${detail}. Correct it and try again.`,
    es: `${path} no es JSON: ${detail}. Corríjalo ahí.`,
  }),
  diskFullForCopy: (name: string): Text => ({
    en: `The disk is full: there is no room for a copy of ${name}. Free some space and run it again.`,
    es: `El disco está lleno: no cabe una copia de ${name}. Libere espacio y vuelva a ejecutarlo.`,
  }),
  packedUnreadable: (name: string): Text => ({
    en: `${name} is compressed and cannot be unpacked. Unpack it yourself and pass the CSV file inside.`,
    es: `${name} está comprimido y no se puede descomprimir. Descomprímalo e indique el archivo CSV de dentro.`,
  }),
  fileMissing: (path: string): Text => ({
    en: `There is no file ${path}. Give the path of a CSV file.`,
    es: `No existe el archivo ${path}. Indique la ruta de un archivo CSV.`,
  }),
  fileIsFolder: (path: string): Text => ({
    en: `${path} is a folder. Give the path of a CSV file.`,
    es: `${path} es una carpeta. Indique la ruta de un archivo CSV.`,
  }),
  fileUnreadable: (path: string): Text => ({
    en: `${path} cannot be read. Check who may read it.`,
    es: `No se puede leer ${path}. Compruebe quién puede leerlo.`,
  }),
  wouldOverwrite: (option: string, input: keyof typeof inputs): Text => ({
    en: `--${option} would overwrite ${inputs[input].en}. Name another file.`,
    es: `--${option} sobrescribiría ${inputs[input].es}. Indique otro archivo.`,
  }),
  diskFull: (path: string): Text => ({
    en: `The disk is full: ${path} was not written. Free some space and run it again.`,
    es: `El disco está lleno: no se escribió ${path}. Libere espacio y vuelva a ejecutarlo.`,
  }),
  readerGone: (path: string): Text => ({
    en: `The program reading ${path} stopped, so the rest was not written.`,
    es: `El programa que leía ${path} se detuvo, así que no se escribió el resto.`,
  }),
  outputUnwritable: (path: string): Text => ({
    en: `${path} cannot be written. Name a file in a folder that exists.`,
    es: `No se puede escribir ${path}. Indique un archivo en una carpeta que exista.`,
  }),
  optionUnwritable: (option: string, path: string): Text => ({
    en: `--${option}: ${path} cannot be written. Name a file in a folder that exists.`,
    es: `--${option}: no se puede escribir ${path}. Indique un archivo en una carpeta que exista.`,
  }),
  nowMissing: {
    en: "Give --now with --events: the moment the outcome refers to.",
    es: "Indique --now con --events: el momento al que se refiere el resultado.",
  },
  outcomesMissing: {
    en: "The file has no row with an outcome.",
    es: "El archivo no tiene ninguna fila con resultado.",
  },
  wonMissing: (column: string, won: readonly string[]): Text => ({
    en: `No row of '${column}' has ${won.map((value) => `'${value}'`).join(" or ")}. Check --won.`,
    es: `Ninguna fila de «${column}» tiene ${won.map((value) => `«${value}»`).join(" o ")}. Revise --won.`,
  }),
  outcomeUnclear: (column: string, value: string): Text => ({
    en: `The outcome column '${column}' has '${value}', which is neither 1 nor 0. Name the values of a lead that was won: --won VALUE.`,
    es: `La columna de resultado «${column}» tiene «${value}», que no es 1 ni 0. Indique los valores de un lead ganado: --won VALOR.`,
  }),
  optionColumnMissing: (option: string, name: string, there: string): Text => ({
    en: `--${option} names the column '${name}', which the file does not have. It has: ${there}.`,
    es: `--${option} indica la columna «${name}», que el archivo no tiene. Tiene: ${there}.`,
  }),
  optionMissing: (option: string, usage: string): Text =>
    withUsage(`Give --${option}.`, `Indique --${option}.`, usage),
  valueMissing: (option: string, usage: string): Text =>
    withUsage(`${option} needs a value.`, `${option} necesita un valor.`, usage),
  optionUnknown: (option: string, likely: string | null, usage: string): Text =>
    withUsage(
      `Unknown option '${option}'.${didYouMean(likely).en}`,
      `Opción desconocida: '${option}'.${didYouMean(likely).es}`,
      usage,
    ),
  commandUnknown: (command: string, likely: string | null, usage: string): Text =>
    withUsage(
      `There is no command '${command}'.${didYouMean(likely).en}`,
      `No hay ninguna orden '${command}'.${didYouMean(likely).es}`,
      usage,
    ),
  optionsAlone: (usage: string): Text =>
    withUsage("Give options alone.", "Indique solo opciones.", usage),
  argumentMissing: (wanted: Text, usage: string): Text =>
    withUsage(`Name ${wanted.en}.`, `Indique ${wanted.es}.`, usage),
  misused: (usage: string): Text => ({ en: `Usage: ${usage}`, es: `Uso: ${usage}` }),
  ledgerMissing: (dataDir: string): Text => ({
    en: `There is no ledger in ${dataDir}. Name the folder with --data-dir, or the server's settings with --env FILE.`,
    es: `No hay ningún registro en ${dataDir}. Indique la carpeta con --data-dir o los ajustes del servidor con --env ARCHIVO.`,
  }),
} as const;

function withUsage(en: string, es: string, usage: string): Text {
  return { en: `${en}\nUsage: ${usage}`, es: `${es}\nUso: ${usage}` };
}

function didYouMean(likely: string | null): Text {
  return likely === null
    ? { en: "", es: "" }
    : { en: ` Did you mean ${likely}?`, es: ` ¿Quiso decir ${likely}?` };
}

/** What a file is that is no table of text, and what to do: said behind its name. */
export const notTables = {
  workbook: {
    en: "is an Excel workbook (.xlsx). Save it as CSV UTF-8 in Excel and pass that file",
    es: "es un libro de Excel (.xlsx). Guárdelo en Excel como CSV UTF-8 e indique ese archivo",
  },
  archive: {
    en: "is a .zip archive. Unpack it and pass the CSV file inside",
    es: "es un archivo .zip. Descomprímalo e indique el archivo CSV de dentro",
  },
  oldWorkbook: {
    en: "is an old Excel workbook (.xls). Save it as CSV UTF-8 in Excel and pass that file",
    es: "es un libro antiguo de Excel (.xls). Guárdelo en Excel como CSV UTF-8 e indique ese archivo",
  },
  pdf: {
    en: "is a PDF. Export the contacts as CSV and pass that file",
    es: "es un PDF. Exporte los contactos como CSV e indique ese archivo",
  },
  webPage: {
    en: "is an HTML or XML table (some CRMs name it .xls). Open it in a spreadsheet and save it as CSV UTF-8",
    es: "es una tabla HTML o XML (algunos CRM la llaman .xls). Ábrala en una hoja de cálculo y guárdela como CSV UTF-8",
  },
  json: {
    en: "is JSON. Export the contacts as CSV and pass that file",
    es: "es JSON. Exporte los contactos como CSV e indique ese archivo",
  },
  document: {
    en: "is a text document (.rtf). Save it as CSV UTF-8",
    es: "es un documento de texto (.rtf). Guárdelo como CSV UTF-8",
  },
  binary: {
    en: "is not text. Export the contacts as CSV and pass that file",
    es: "no es texto. Exporte los contactos como CSV e indique ese archivo",
  },
} as const satisfies Readonly<Record<string, Text>>;
