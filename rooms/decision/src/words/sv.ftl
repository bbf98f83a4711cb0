# Beslutet: parterna får säga sitt, någon med namn beslutar, och alla det gäller får det skriftligt.
decision-title = Beslut
decision-to-matter = Till ärendet
decision-to-decision = Till beslutet
decision-read-told = Läs det som är berättat
decision-read-signed = Läs det som är bedömt och beslutat
decision-signed = Bedömt och beslutat
decision-choose = Välj
decision-optional = om du vill

# Vem det gäller
decision-role-person = själv
decision-role-guardian = vårdnadshavare
decision-role-co-applicant = söker tillsammans
decision-role-former = någon som inte längre är part
decision-unknown-party = Någon som ska få säga sitt är inte känd än, till exempel en vårdnadshavare som ingen har slagit upp. Ta reda på vem det är först.
decision-nobody-to-hear = Här kommer de som ska få läsa och svara att stå. Skriv in vem ärendet gäller och vilka vårdnadshavarna är, så går det att skicka.
decision-guarded = Någon i ärendet har skyddad identitet. Läs igenom det du skickar: inget i det får visa var personen finns.

# De får läsa och svara före beslutet
decision-communicate = Låt dem läsa och svara
decision-communicate-lead = De som beslutet gäller får läsa det som beslutet ska bygga på, och en dag att svara till. Här skriver du vad de fick och hur.
decision-q-to = Vem har fått det?
decision-q-material = Vad har de fått läsa?
decision-hint-material = Skriv vad det var och vad det säger, så att det går att se vad de har kunnat svara på.
decision-q-how = Hur fick de det?
decision-how-by-hand = I handen
decision-how-post = Med post
decision-how-digital = Till den digitala brevlådan
decision-q-answer-by = Till vilken dag kan de svara?
decision-hint-answer-by = Två veckor är ett förslag. Ändra om någon behöver längre tid. Så här: 2026-03-26.
decision-q-oral = De vet att de också kan berätta muntligt för nämnden
decision-communicate-save = Spara att de har fått det
decision-wrong-to = Välj minst en som har fått det.
decision-wrong-material = Skriv vad de har fått läsa.
decision-wrong-how = Välj hur de fick det.
decision-wrong-day = Skriv dagen så här: 2026-03-26.
decision-wrong-oral = Berätta för dem att de kan berätta muntligt för nämnden, och kryssa sedan i rutan.
decision-no-party = Den du valde väntar inte på det här. Läs sidan igen och välj på nytt.
decision-day-passed = De behöver en dag som inte har kommit än.
decision-heard = Vad de har läst och svarat
decision-heard-none = Ingen har fått läsa något än. När du har sparat vad de fick står det här, med deras svar.
decision-given = { $who } fick ({ $how }): { $material }
decision-said = Svarade { $day }: { $words }
decision-said-nothing = Svarade inte.
decision-waits-until = Kan svara till { $day }.
decision-waited-until = Har inte svarat. Dagen var { $day }.
decision-noted-by = { $name }, { $day }
decision-to-communicate = Låt dem läsa och svara
decision-to-answers = Skriv ner ett svar

# Svaren
decision-answers = Svar före beslutet
decision-answers-lead = Skriv det personen sa med personens egna ord. När alla har svarat slutar dagen att räknas ner.
decision-q-of = Vem svarar?
decision-pick-given = { $who }, det som gavs { $day }
decision-q-answered = Har det kommit ett svar?
decision-answered-yes = Ja
decision-answered-no = Nej, och dagen har gått
decision-q-words = Om ja: vad säger personen?
decision-hint-words = Med personens egna ord.
decision-q-day = Vilken dag?
decision-hint-day = Så här: 2026-03-26.
decision-answers-save = Spara svaret
decision-wrong-of = Välj vem som svarar.
decision-wrong-answered = Välj om det har kommit ett svar.
decision-wrong-words = Skriv vad personen säger.
decision-answer-too-early = Dagen att svara till har inte gått än. Vänta tills den har gått, eller skriv svaret när det kommer.
decision-day-to-come = Skriv en dag som har varit, och inte före den dag då de fick det.

# Beslutet
decision-lead = Läs först det som är berättat och bedömt, och vad de som beslutet gäller har svarat. Systemet föreslår inget: du bedömer och du beslutar.
decision-who = { $what }: det beslutar { $who }.
decision-q-kind = Vad gäller beslutet?
decision-q-outcome = Vad beslutas?
decision-outcome-granted = Ja, som helhet
decision-outcome-in-part = Ja, till en del
decision-outcome-refused = Nej
decision-outcome-ended = Utan stöd
decision-means-lead = Tre rader om vad beslutet betyder. De står först i brevet. Skriv till personen, kort och enkelt.
decision-q-means-1 = Vad är bestämt?
decision-hint-means-1 = Till exempel: Ni får hjälp hemma två gånger i veckan.
decision-q-means-2 = Vad händer nu?
decision-hint-means-2 = Till exempel: Omar ringer er på måndag och bestämmer en tid.
decision-q-means-3 = Vad kan personen själv göra?
decision-hint-means-3 = Till exempel: Du kan ringa mig om något känns fel.
decision-q-facts = Vilka uppgifter avgjorde?
decision-hint-facts = Skriv bara det som behövs för att förstå beslutet.
decision-q-ground = Varför?
decision-hint-ground = Skriv skälen i hela meningar, så att den som beslutet gäller kan läsa dem.
decision-q-ends = Är utredningen klar med det här beslutet?
decision-ends-finished = Ja, utredningen är klar
decision-ends-goes-on = Nej, den fortsätter
decision-q-follow-up = Vilken dag följs det upp?
decision-hint-follow-up = Så här: 2026-06-12.
decision-q-presenter = Vem har lagt fram ärendet?
decision-q-others = Vilka fler var med och beredde det till sist?
decision-q-replaces = Ändrar det ett beslut som finns?
decision-replaces-none = Nej, det är ett nytt beslut
decision-q-unheard = Alla har inte läst och svarat. Varför går det att besluta ändå?
decision-unheard-as-asked = Beslutet blir som personen har bett om, och det finns inget att svara på
decision-unheard-unnecessary = Det är uppenbart att det inte behövs
decision-unheard-cannot-wait = Det kan inte vänta
decision-q-unheard-why = Berätta kort varför
decision-sign = Skriv under beslutet
decision-wrong-kind = Välj vad beslutet gäller.
decision-wrong-outcome = Välj vad som beslutas.
decision-wrong-means-1 = Skriv en kort rad om vad som är bestämt.
decision-wrong-means-2 = Skriv en kort rad om vad som händer nu.
decision-wrong-means-3 = Skriv en kort rad om vad personen själv kan göra.
decision-wrong-facts = Skriv vilka uppgifter som avgjorde.
decision-wrong-ground = Skriv skälen.
decision-wrong-ends = Välj om utredningen är klar.
decision-wrong-unheard = Välj varför det går att besluta ändå.
decision-wrong-unheard-why = Skriv kort varför.
decision-wrong-presenter = Välj vem som har lagt fram ärendet.

# Det som inte går
decision-elsewhere = Ärendet är inte där ett beslut kan fattas. Först ska utredningen vara inledd, och ett avslutat ärende ändras inte.
decision-not-for = Det beslutet gäller någon i en annan ålder.
decision-no-outcome = Så kan det beslutet inte sluta. Välj ett av de andra svaren.
decision-none-runs = Ingen utredning pågår här, så det finns ingen att avsluta.
decision-asked-for = Någon har sökt eller bett om stöd här. Besluta om det som söktes, med ja eller nej, så att det går att överklaga. Utredningen kan inte avslutas utan det svaret.
decision-hear-first = Alla som beslutet gäller har inte läst och svarat. Låt dem göra det först, eller skriv varför det går att besluta ändå.
decision-no-kind = Det finns inte i listan över vad som kan beslutas.
decision-unsound = Listan över vad som kan beslutas går inte att läsa. Tala med den som har hand om systemet.
decision-board-only = Det beslutar bara nämnden eller dess utskott. Skriv ett förslag och lägg det på dagordningen.
decision-none-old = Beslutet som skulle ändras finns inte i ärendet.
decision-gives-away = Texten visar var någon med skyddad identitet finns. Ta bort adressen eller numret. Inget är sparat.

# Beslutet när det är fattat
decision-was-granted = ja, som helhet
decision-was-in-part = ja, till en del
decision-was-refused = nej
decision-was-ended = utan stöd
decision-by-own = Beslut enligt delegation av { $name } { $day }
decision-by-substitute = Beslut enligt delegation, som ersättare, av { $name } { $day }
decision-by-board = Beslut av utskottet { $day }, { $paragraph }, ordförande { $presided }
decision-committee = Utskottet
decision-by-law = Enligt { $paragraph }.
decision-presented = Föredragande: { $name }.
decision-took-part = Deltog också: { $who }.
decision-follow-up = Följs upp { $day }.
decision-was-unheard = Alla hade inte läst och svarat: { $why }. { $words }
decision-replaces = Beslutet ändrar ett tidigare beslut.
decision-appeal-court = Det kan överklagas hos förvaltningsrätten inom tre veckor från den dag då man fick det.
decision-appeal-legality = Det kan inte överklagas i sak. Den som är medlem i kommunen kan få prövat om det är lagligt, inom tre veckor från att protokollet har satts upp på kommunens anslagstavla.
decision-appeal-none = Det kan inte överklagas. { $why }

# Förslaget till utskottet
decision-propose = Förslag till utskottet
decision-propose-lead = Här skriver du vad du föreslår att utskottet beslutar. Ingen anställd kan skriva under det.
decision-to-propose = Lägg fram något för utskottet
decision-put = Lägg på utskottets dagordning
decision-on-agenda = Något i ärendet ligger redan på dagordningen. Vänta tills utskottet har haft sitt möte.
decision-not-the-boards = Det finns någon här som får besluta det. Då läggs det inte på dagordningen.

# Dagordningen
decision-agenda = Utskottets dagordning
decision-agenda-lead = Det som utskottet ska besluta, och det som anmäls till mötet. Skriv ut sidan om den ska följa med. Inga adresser står på den.
decision-agenda-secret = Sekretess enligt 26 kap. 1 § OSL
decision-agenda-none = Här kommer mötena att stå, med det som ska beslutas. En chef bestämmer dagen först.
decision-agenda-no-items = Inget ligger på dagordningen än. Det läggs hit från ett ärendes sida för beslut.
decision-agenda-no-day = Ingen mötesdag är bestämd än
decision-agenda-meeting = Möte { $day }
decision-agenda-hidden = { $n ->
    [1] Ett ärende till, som du inte har någon uppgift i.
   *[other] { $n } ärenden till, som du inte har någon uppgift i.
}
decision-agenda-proposal = Förslag: { $what }. { $ground }
decision-agenda-chair-title = Anmälan av ordförandebeslut
decision-agenda-chair-none = Inga ordförandebeslut att anmäla. De skrivs in från ett ärendes sida för beslut.
decision-agenda-chair = { $what }, { $chair }, { $day }
decision-agenda-delegated = Anmälan av beslut enligt delegation
decision-agenda-delegated-none = Inga beslut att anmäla än. De kommer hit av sig själva när de fattas.
decision-q-meeting = Vilken dag möts utskottet?
decision-hint-meeting = Så här: 2026-03-26. Det som väntar på en dag läggs till mötet.
decision-meeting-save = Spara mötesdagen
decision-meeting-by-head = En enhetschef bestämmer mötesdagen här.
decision-meeting-known = Det finns redan ett möte den dagen.
decision-meeting-gone = Dagen har gått. Skriv en dag som kommer.

# Protokollet
decision-minute = Utskottets beslut
decision-minute-lead = De förtroendevalda loggar inte in här. Den som ansvarar för ärendet skriver ner vad protokollet säger.
decision-minute-list = På dagordningen
decision-minute-none = Här kommer förslaget att stå när någon har lagt det på dagordningen.
decision-to-minute = Skriv ner vad utskottet beslutade
decision-q-ended = Vad säger protokollet?
decision-ends-as-proposed = Beslut enligt förslaget
decision-ends-otherwise = Ett annat beslut
decision-ends-back = Tillbaka, mer behövs
decision-q-paragraph = Vilken paragraf?
decision-hint-paragraph = Till exempel: § 12.
decision-q-presided = Vem var ordförande?
decision-q-difference = Om ett annat beslut, eller tillbaka: vad säger protokollet?
decision-otherwise-lead = Förslaget står nedan. Ändra det bara om utskottet beslutade något annat.
decision-minute-save = Spara vad protokollet säger
decision-wrong-ended = Välj vad protokollet säger.
decision-wrong-paragraph = Skriv paragrafen.
decision-wrong-presided = Skriv vem som var ordförande.
decision-wrong-difference = Skriv vad protokollet säger.
decision-nothing-there = Inget i ärendet ligger på dagordningen.
decision-not-held = Mötet har inte varit än. När det har varit skrivs protokollet in här.
decision-minutes-by-head = Protokollet skrivs in av den som ansvarar för ärendet: enhetschefen, eller den som leder arbetet med det.
decision-ended-as-proposed = Beslut enligt förslaget, { $paragraph }.
decision-ended-otherwise = Ett annat beslut, { $paragraph }: { $words }
decision-ended-back = Tillbaka, mer behövs, { $paragraph }: { $words }

# Ordförandebeslut
decision-chair = Ordförandebeslut
decision-chair-lead = När något inte kan vänta beslutar ordföranden eller en utsedd ledamot. Här skriver du ner det. Det anmäls vid nästa möte.
decision-chair-list = Redan beslutat så
decision-chair-none = Inget är beslutat så i ärendet. När du har sparat ett ordförandebeslut står det här.
decision-to-chair = Skriv ner ett ordförandebeslut
decision-q-urgent = Vad beslutades?
decision-q-chair-day = Vilken dag?
decision-q-chair = Vem beslutade?
decision-q-chair-words = Vad säger beslutet, och varför kunde det inte vänta?
decision-chair-save = Spara ordförandebeslutet
decision-wrong-chair = Skriv vem som beslutade.
decision-wrong-chair-words = Skriv vad beslutet säger.
decision-chair-to-come = Skriv den dag då det beslutades. Den kan inte ligga framåt.
decision-chair-made = Ordförandebeslut
decision-chair-reported = Anmäls vid utskottets nästa möte.
decision-chair-by = { $chair } { $day }, nedskrivet av { $name }

# Breven
decision-letter = Brev om beslutet
decision-letter-lead = Var och en som beslutet gäller får ett eget brev: den som har fyllt 15 år, varje vårdnadshavare och den som söker tillsammans. Skriv av namnet och de fyra sista siffrorna, så att brevet går till rätt person.
decision-letter-guarded = Någon här har skyddad identitet. På det brevet står ingen adress: lämna det i handen eller skicka det genom Skatteverket.
decision-letter-list = Breven
decision-letter-none = Här kommer breven att stå när ett beslut är fattat och de som ska få det är kända.
decision-letter-unsent = Inte skickat än.
decision-letter-went = Skickat: { $how }.
decision-letter-came = Kom fram { $day }.
decision-letter-on-its-way = Ingen har skrivit när det kom fram.
decision-letter-appeal = Kan överklagas till och med { $day }.
decision-q-letter-to = Vem går brevet till?
decision-q-name = Vad heter personen?
decision-hint-name = Skriv hela namnet, som det står i listan.
decision-q-second = Fyra sista siffrorna i personnumret
decision-hint-second = Finns inget personnummer: skriv födelsedagen så här: 2011-04-30.
decision-hint-met = Finns inget personnummer: skriv födelsedagen så här: 2011-04-30. Finns ingen födelsedag heller: lämna brevet i handen till någon du har träffat, och skriv dagen och platsen så här: 2026-03-02, hemma hos familjen.
decision-letter-met = Brevet om beslutet lämnades i handen till { $who }, som jag har träffat: { $met }
decision-q-way = Hur går brevet?
decision-way-by-hand = i handen
decision-way-post = med post
decision-way-digital = till den digitala brevlådan
decision-way-service = delgivning
decision-way-tax-agency = genom Skatteverket
decision-q-sent-on = Vilken dag gick brevet, eller lämnades det i handen?
decision-hint-sent-on = Dagens dag är ifylld. Ändra om det var en annan dag. Lämnat i handen räknas de tre veckorna att överklaga från den dagen.
decision-letter-save = Spara att brevet går
decision-wrong-letter-to = Välj vem brevet går till.
decision-wrong-name = Skriv namnet.
decision-wrong-second = Skriv de fyra sista siffrorna, eller det som står under frågan.
decision-wrong-way = Välj hur brevet går.
decision-not-this-one = Namnet och siffrorna hör inte ihop med den du valde. Inget är skickat. Läs på kuvertet och i ärendet, och försök igen.
decision-no-second = Vi har varken personnummer eller födelsedag för den du valde. Lämna brevet i handen till någon du har träffat, och skriv dagen och platsen så här: 2026-03-02, hemma hos familjen. Inget är skickat.
decision-no-letter = Det finns inget sådant brev i ärendet.
decision-letter-sent = Brevet till den personen är redan skickat.
decision-no-address = Personen har skyddad identitet, och ingen adress skrivs på brevet. Lämna det i handen eller skicka det genom Skatteverket. Inget är skickat.
decision-odd-day = Skriv en dag som har varit, och inte före beslutet eller den dag då brevet gick.
decision-to-letter = Breven om beslutet
decision-to-received = Skriv när ett brev kom fram
decision-to-draft = Läs brevet till { $who } först: { $what }
decision-to-print = Skriv ut brevet till { $who }
decision-close-lead = Alla har fått sina brev och inget annat väntar.
decision-close = Avsluta ärendet
decision-still-waits = Något väntar fortfarande i ärendet: ett brev, ett svar eller något på dagordningen.

# När brevet kom fram
decision-received = När brevet kom fram
decision-received-lead = De tre veckorna att överklaga räknas för var och en från den dag då brevet kom fram.
decision-q-letter = Vilket brev?
decision-pick-letter = { $who }, skickat { $day }
decision-q-on = Vilken dag kom det fram?
decision-hint-on = Dagen på mottagningsbeviset eller när personen själv säger att brevet kom. Så här: 2026-03-26.
decision-received-save = Spara dagen
decision-wrong-letter = Välj vilket brev.

# Brevet på papper
decision-print = Brevet
decision-draft = Utkast: brevet har inte gått
decision-draft-address = Hur brevet går är inte valt än, så ingen adress står på utkastet.
decision-print-secret = Sekretess enligt 26 kap. 1 § OSL
decision-print-through = Skickas genom Skatteverket.
decision-print-about = Beslutet gäller { $name }.
decision-print-means = Det här betyder beslutet
decision-print-facts = Uppgifter som avgjorde
decision-print-ground = Varför det blev så
decision-print-law = Det här säger lagen
decision-print-who = Vem som beslutade
decision-print-by = Beslutat av { $name } { $day }.
decision-to-pdf = Öppna brevet som PDF
decision-print-whom = Gäller
decision-print-followed = Följs upp
decision-print-number = Beslutets nummer
decision-print-until = Vi behöver ha ditt brev senast { $day }.
decision-print-latest = Överklagas senast
