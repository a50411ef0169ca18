import { texts } from "../../shell/page/language/language.ts";

/** The words of who may do what; the menu names the roles too. */
export const peopleTexts = texts(
  {
    title: "People",
    lead: "Everybody who comes in through HubSpot may look. Whoever installed can publish and grants the rest.",
    list: "Roles by person",
    email: "E-mail",
    role: "Role",
    action: "Action",
    roles: { look: "May look", edit: "May edit", publish: "May publish" },
    grant: "Grant",
    take: (email: string) => `Take the role of ${email} away`,
    installer: "installed Ripen",
  },
  {
    title: "Personas",
    lead: "Quien entra desde HubSpot puede ver. Quien instaló puede publicar y concede el resto.",
    list: "Permisos por persona",
    email: "Correo",
    role: "Permiso",
    action: "Acción",
    roles: { look: "Puede ver", edit: "Puede editar", publish: "Puede publicar" },
    grant: "Conceder",
    take: (email: string) => `Quitar el permiso de ${email}`,
    installer: "instaló Ripen",
  },
);
