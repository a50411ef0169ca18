import { texts } from "../../shell/page/language/language.ts";

/** The words of the forms that contacts sent. */
export const formsTexts = texts(
  {
    title: "Forms",
    lead: "Models look for words in a form's name ('demo', 'contact'). HubSpot tells Ripen some names; give the others theirs, and everybody who sent that form is scored again.",
    none: "No contact has sent a form yet.",
    name: "Form",
    whence: "Name from",
    action: "Change",
    unknown: "Name unknown",
    byPerson: "a person here",
    byContacts: "From HubSpot",
    giveName: "Name the form",
    giveNameTo: (form: string) => `Name the form ${form}`,
    newName: "Name of the form",
    save: "Save",
    cancel: "Cancel",
    failed: "The name was not saved",
  },
  {
    title: "Formularios",
    lead: "Los modelos buscan palabras en el nombre de un formulario («demo», «contacto»). HubSpot comunica algunos nombres a Ripen; ponga usted los demás, y todo el que envió ese formulario se vuelve a puntuar.",
    none: "Ningún contacto ha enviado aún un formulario.",
    name: "Formulario",
    whence: "Nombre según",
    action: "Cambiar",
    unknown: "Nombre desconocido",
    byPerson: "una persona aquí",
    byContacts: "De HubSpot",
    giveName: "Poner nombre",
    giveNameTo: (form: string) => `Poner nombre al formulario ${form}`,
    newName: "Nombre del formulario",
    save: "Guardar",
    cancel: "Cancelar",
    failed: "El nombre no se ha guardado",
  },
);
