import { headerWords, speaksOf } from "./header-words.ts";

/** Words of columns that count what a lead did, or tell when: pain (docs/evidence.md, Axes). */
const BEHAVIOUR = (
  "visit,visits,visited,session,sessions,page,pages,page views,pageviews,views,viewed,click,clicks,clicked,open,opens,opened,time,time spent,time on site,duration,download,downloads,downloaded,webinar,webinars,attended,registered,trial,demo,demos,usage,used,uses,logins,login,log in,seats,invited,active,activity,activities,engagement,engaged,event,events,form,forms,submissions,submitted,requests,requested,request,chat,chats,reply,replies,replied,meeting,meetings,response,responses,responded,searches,search,recency,frequency,last seen,touchpoints,interactions,interaction,emails,email opens,campaign contacts,pdays,previous," +
  "visitas,visita,sesiones,sesion,paginas,clics,clic,aperturas,tiempo,descargas,descarga,webinars,prueba,demostracion,uso,accesos,actividad,actividades,formularios,formulario,solicitudes,solicitud,respuestas,reuniones,busquedas,interacciones,eventos,asistio,asistencia," +
  "pain,problem,challenge,need,urgency,budget,resources,timeline,pain point,dolor,problema,reto,necesidad,urgencia,presupuesto,recursos,plazo,matters most,looking for,interest,interested,interes"
).split(",");

/** Words of counts that people expect to be better the more there are. */
const COUNTS = (
  "visits,sessions,page views,pageviews,views,pages,clicks,opens,time,time spent,time on site,downloads,webinars,logins,usage,seats,submissions,requests,chats,replies,meetings,interactions,touchpoints,emails opened,attended," +
  "visitas,sesiones,paginas,clics,aperturas,tiempo,descargas,accesos,uso,formularios,solicitudes,respuestas,reuniones,interacciones"
).split(",");

/** Words of measures for which that does not hold: a rate, an age, time since. */
const NO_COUNTS =
  "per,rate,average,avg,since,bounce,ratio,age,last,days,until,unsubscribed,por,tasa,media,promedio,desde,dias,hace".split(
    ",",
  );

/** The axis of a column by its header: what a lead does and needs is pain, what it is is fit. */
export function axisOf(header: string): "fit" | "pain" {
  return speaksOf(headerWords(header), BEHAVIOUR) ? "pain" : "fit";
}

/** True for a count of behaviour, where more is expected never to give fewer points. */
export function isCountOfBehaviour(header: string): boolean {
  const named = headerWords(header);
  return speaksOf(named, COUNTS) && !speaksOf(named, NO_COUNTS);
}
