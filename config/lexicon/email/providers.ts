/**
 * Mail providers beside the kept lists (email-providers, disposable-email-domains-js,
 * mailchecker; their versions are in package.json, of autumn 2026): internet companies of Spain, Portugal and
 * Latin America whose customers have addresses there, and services that hide an address. Kept by hand.
 */
const PROVIDERS =
  "movistar.es movistar.com telefonica.net terra.es terra.com terra.cl terra.com.mx terra.com.br terra.com.ar terra.com.pe ya.com wanadoo.es orange.es ono.com vodafone.es jazzfree.com jazztel.es euskaltel.net euskaltel.es euskalnet.net telecable.es telecable.com mundo-r.com mundo-r.es r-cable.com retecal.es arrakis.es eresmas.com eresmas.net navegalia.com inicia.es auna.com menta.net supercable.es tiscali.es lycos.es hispavista.com latinmail.com mixmail.com correo.com correos.es masmovil.es pepephone.com lowi.es yoigo.com simyo.es tuenti.com iberbanda.es able.es teleline.es alehop.com bbvnet.com ctv.es intercom.es gmail.es hotmail.es " +
  "sapo.pt clix.pt telepac.pt mail.telepac.pt netcabo.pt iol.pt oninet.pt kqnet.pt vodafone.pt nos.pt zonmail.pt portugalmail.pt portugalmail.com aeiou.pt netvisao.pt megamail.pt meo.pt " +
  "vtr.net entelchile.net mi.cl manquehue.net adsl.tie.cl tie.cl chile.com 123mail.cl movistar.cl " +
  "cablevision.net.mx prodigy.net.mx prodigy.net infinitum.com.mx axtel.net megacable.com.mx megared.net.mx avantel.net terra.mx telmex.com izzi.mx totalplay.com.mx telcel.com.mx " +
  "fibertel.com.ar speedy.com.ar arnet.com.ar ciudad.com.ar ciudad.com sinectis.com.ar uolsinectis.com.ar uol.com.ar argentina.com flashmail.com.ar arlinkbbt.com.ar fullzero.com.ar tutopia.com topmail.com.ar telecentro.com.ar cablevision.com.ar datafull.com " +
  "une.net.co etb.net.co cable.net.co epm.net.co emcali.net.co telesat.com.co tutopia.com.co " +
  "speedy.com.pe infonegocio.net.pe terra.pe ec-red.com " +
  "cantv.net telcel.net.ve movistar.net.ve inter.net.ve intercable.net.ve netuno.net cantv.com.ve " +
  "adinet.com.uy vera.com.uy montevideo.com.uy dedicado.net.uy netgate.com.uy hotmail.com.uy antel.net.uy " +
  "codetel.net.do verizon.net.do tricom.net claro.net.do racsa.co.cr ice.co.cr costarricense.cr amnet.co.cr cwpanama.net cableonda.net amnetsal.com integra.com.sv navegante.com.sv intelnet.net.gt guate.net.gt itelgua.com turbonett.com cablecolor.hn hondutel.hn ibw.com.ni turbonett.com.ni cablenet.com.ni coqui.net prtc.net caribe.net centennialpr.net " +
  "andinanet.net interactive.net.ec puntonet.ec cnt.gob.ec uio.satnet.net gye.satnet.net satnet.net easynet.net.ec netlife.ec entelnet.bo cotas.com.bo supernet.com.bo acelerate.com cotas.net comteco.com.bo rieder.net.py tigo.com.py conexion.com.py telesurf.com.py pla.net.py sce.cnc.una.py enet.cu nauta.cu infomed.sld.cu cubacel.cu " +
  "uol.com.br bol.com.br ig.com.br ibest.com.br globo.com globomail.com oi.com.br pop.com.br zipmail.com.br r7.com veloxmail.com.br brturbo.com.br superig.com.br click21.com.br gmail.com.br yahoo.com.br hotmail.com.br outlook.com.br terra.net.br itelefonica.com.br netsite.com.br " +
  "bbox.fr sfr.fr neuf.fr cegetel.net club-internet.fr numericable.fr numericable.com noos.fr aliceadsl.fr dbmail.com voila.fr gmx.fr mailo.com netcourrier.com " +
  "t-online.de web.de gmx.de gmx.net freenet.de arcor.de posteo.de mailbox.org online.de 1und1.de vodafone.de vodafonemail.de kabelmail.de unitybox.de unity-mail.de versatel.de osnanet.de ewetel.net ewe.net netcologne.de mnet-mail.de mnet-online.de email.de magenta.de " +
  "a1.net aon.at chello.at inode.at kabsi.at liwest.at tele2.at hispeed.ch bluewin.ch sunrise.ch swissonline.ch netplus.ch green.ch vtxnet.ch " +
  "ziggo.nl kpnmail.nl xs4all.nl planet.nl hetnet.nl home.nl chello.nl upcmail.nl casema.nl quicknet.nl tele2.nl zonnet.nl versatel.nl wxs.nl wanadoo.nl freeler.nl solcon.nl caiway.nl caiway.net kabelfoon.nl telfort.nl belgacom.net telenet.be skynet.be proximus.be pandora.be scarlet.be voo.be " +
  "tim.it tin.it alice.it libero.it virgilio.it iol.it inwind.it blu.it tiscali.it fastwebnet.it aruba.it email.it pec.it poste.it teletu.it " +
  "btinternet.com btopenworld.com btconnect.com virginmedia.com virgin.net ntlworld.com blueyonder.co.uk talktalk.net talk21.com tiscali.co.uk plus.com plusnet.com sky.com o2.co.uk orange.net orangehome.co.uk freeserve.co.uk zen.co.uk eircom.net iol.ie vodafone.ie " +
  "comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net spectrum.net rr.com roadrunner.com optonline.net optimum.net earthlink.net mindspring.com juno.com netzero.net windstream.net frontier.com frontiernet.net centurylink.net centurytel.net embarqmail.com q.com wowway.com suddenlink.net mediacombb.net cableone.net ptd.net rcn.com " +
  "rogers.com shaw.ca telus.net bell.net sympatico.ca videotron.ca cogeco.ca eastlink.ca mts.net sasktel.net nl.rogers.com " +
  "bigpond.com bigpond.net.au telstra.com.au optusnet.com.au iinet.net.au tpg.com.au internode.on.net westnet.com.au dodo.com.au xtra.co.nz slingshot.co.nz vodafone.co.nz " +
  "online.no broadpark.no getmail.no telia.com comhem.se bredband.net spray.se tele2.se passagen.se tdcadsl.dk tdc.dk mail.dk stofanet.dk mail.tele.dk jubii.dk ofir.dk kolumbus.fi elisanet.fi saunalahti.fi dnainternet.net luukku.com suomi24.fi " +
  "wp.pl o2.pl onet.pl onet.eu interia.pl interia.eu op.pl poczta.onet.pl poczta.fm gazeta.pl tlen.pl vp.pl autograf.pl seznam.cz centrum.cz email.cz post.cz atlas.cz volny.cz azet.sk centrum.sk zoznam.sk post.sk freemail.hu citromail.hu t-online.hu vipmail.hu abv.bg mail.bg dir.bg otenet.gr forthnet.gr in.gr pathfinder.gr " +
  "qq.com foxmail.com vip.qq.com 163.com vip.163.com 126.com yeah.net sina.com sina.cn vip.sina.com sohu.com aliyun.com 139.com 189.cn wo.cn 21cn.com tom.com naver.com daum.net hanmail.net nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com biglobe.ne.jp ocn.ne.jp rediffmail.com sify.com indiatimes.com walla.com walla.co.il 012.net.il bezeqint.net netvision.net.il mweb.co.za telkomsa.net vodamail.co.za webmail.co.za iafrica.com absamail.co.za " +
  "hey.com fastmail.com fastmail.fm fastmail.ca tuta.io tuta.com tutanota.com tutanota.de tutamail.com keemail.me proton.me pm.me protonmail.com protonmail.ch hushmail.com hush.com mailfence.com runbox.com startmail.com posteo.net riseup.net disroot.org ctemplar.com zoho.com zohomail.com zohomail.eu skiff.com mail.com email.com usa.com europe.com consultant.com engineer.com post.com myself.com passport.com caramail.com lycos.com excite.com rocketmail.com ymail.com inbox.com inbox.lv mail.ee hot.ee bigmir.net ukr.net i.ua meta.ua yandex.com ya.ru mail.ru bk.ru list.ru inbox.ru internet.ru rambler.ru lenta.ru " +
  "passmail.net passmail.com passinbox.com passfwd.com simplelogin.com simplelogin.co simplelogin.io slmail.me slmails.com aleeas.com dralias.com 8alias.com 8shield.net anonaddy.com anonaddy.me addy.io addymail.com duck.com mozmail.com relay.firefox.com privaterelay.appleid.com icloud.com me.com mac.com hide.me burnermail.io 33mail.com spamgourmet.com erine.email forwardemail.net cloaked.id";

/** Throw-away services that the kept lists lack. */
const THROWN_AWAY =
  "tempmail.com temp-mail.org temp-mail.io tempmail.net tempmail.dev tempmail.plus tempmailo.com tempr.email tempail.com minuteinbox.com 10minutemail.com 10minutemail.net 20minutemail.com emailondeck.com fakeinbox.com fakemail.net mail.tm mailsac.com moakt.com mohmal.com throwawaymail.com trash-mail.com trashmail.com trashmail.de yopmail.com yopmail.fr yopmail.net correotemporal.org email-temporal.com emailtemporal.org correo-temporal.com usamail.com";

/** The great providers, which have addresses under the domain of nearly every country: hotmail.es, yahoo.com.ve. */
export const GREAT_PROVIDERS =
  "hotmail yahoo outlook live msn gmail googlemail gmx aol ymail rocketmail icloud fastmail yandex protonmail tutanota tuta tutamail windowslive yopmail mailinator";

/**
 * Companies whose own people have addresses under a name that a list of providers holds: the company is
 * what they stand for.
 */
export const COMPANIES: ReadonlySet<string> = new Set(
  "bt.com correos.es att.com verizon.com comcast.com telus.com vodafone.com telefonica.com orange.com telekom.de telekom.com t-systems.com kpn.com swisscom.com telenor.com telia.se sky.uk virgin.com rogers.ca bell.ca telstra.com optus.com.au claro.com.co telecom.com.ar personal.com.ar google.com microsoft.com apple.com amazon.com facebook.com meta.com fb.com ibm.com oracle.com sap.com salesforce.com hubspot.com adobe.com cisco.com intel.com hp.com dell.com linkedin.com twitter.com yahoo-inc.com yahooinc.com aol-inc.com netflix.com samsung.com sony.com siemens.com bosch.com accenture.com deloitte.com pwc.com ey.com kpmg.com nokia.com ericsson.com alcatel.com motorola.com xerox.com philips.com panasonic.com nissan.com toyota.com ford.com bbva.com santander.com caixabank.com bankinter.com inditex.com iberdrola.com repsol.com mapfre.com disney.com cnn.com nasa.gov harvard.edu stanford.edu mit.edu".split(
    " ",
  ),
);

/** Providers and throw-away services that are kept here. */
export const ADDED: readonly string[] = `${PROVIDERS} ${THROWN_AWAY}`.split(" ");
