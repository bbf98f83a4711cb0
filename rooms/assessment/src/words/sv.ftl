# Beslutet om utredning, och svaret till den som anmälde.
assessment-title = Beslut om utredning
assessment-adult-title = Vad ni kom fram till
assessment-to-matter = Till ärendet
assessment-to-protect = Gör skyddsbedömningen
assessment-due = senast
assessment-why = Varför den dagen?
assessment-counted = { $says } Räknat från { $day }.
assessment-law = Stöd i lag

# Vem som beslutar
assessment-who-opens = Att inleda utredning beslutar { $who }.
assessment-who-does-not-open = Att inte inleda utredning beslutar { $who }.
assessment-who-opens-adult = Att inleda utredning om en vuxen beslutar { $who }.
assessment-who-does-not-open-adult = Att inte inleda utredning om en vuxen beslutar { $who }.
assessment-who-opens-lvm = Att inleda utredning utan samtycke, för att vård enligt LVM kan behövas, beslutar { $who }.
assessment-who-parks = Att vänta med att berätta beslutar { $who }.
assessment-runs-elsewhere = En utredning pågår redan, och anmälan hör dit. Lämna ärendet till den som har utredningen, eller tala med din arbetsledare.
assessment-by-application = En ansökan utreds alltid, och utredningen är öppnad sedan ansökan kom. Inget beslut om att inleda behövs.
assessment-answer-first = Något i ärendet har en egen dag: svaret till rätten, Kronofogden eller den som frågade. Skriv först vad som är gjort, på ärendets sida.
assessment-protect-first-note = Skyddsbedömningen är inte gjord än. Utredning kan inledas ändå. Att inte inleda går först när skyddsbedömningen är klar.

# Det som läses före beslutet
assessment-read-told = Läs det som är berättat
assessment-read-signed = Läs det som är bedömt
assessment-signed = Bedömt

# Formuläret
assessment-q-outcome = Vad beslutar du?
assessment-outcome-open = Utredning inleds
assessment-outcome-not-open = Utredning inleds inte
assessment-outcome-added = Anmälan läggs till utredningen som pågår
assessment-q-spoken = Vad kom ni fram till?
assessment-outcome-agreed = Utredning inleds, och personen vill det
assessment-outcome-by-law = Utredning inleds utan samtycke, för att vård enligt LVM kan behövas
assessment-outcome-not-open-adult = Ingen utredning
assessment-outcome-referred = Personen får hjälp av någon annan
assessment-q-referred = Om någon annan hjälper: vem?
assessment-q-ground = Varför?
assessment-hint-ground = Skriv skälen i hela meningar, så att den som beslutet gäller kan läsa dem.
assessment-q-late = De 14 dagarna har gått. Vad är skälet?
assessment-late-extraordinary = Det finns synnerliga skäl
assessment-late-overdue = Beslutet är försenat
assessment-q-late-why = Berätta kort varför
assessment-q-told = Om utredning inleds: vet de som berörs om det?
assessment-told-yes = Ja, de har fått veta
assessment-told-parked = Inte än
assessment-q-told-why = Om inte än: varför?
assessment-q-told-until = Om inte än: vilken dag får de veta, senast?
assessment-hint-told-until = Lämna tomt om det är i dag. Annars så här: 2026-03-12.
assessment-hint-told = De som berörs ska få veta det genast, om inte särskilda skäl talar emot.
assessment-sign = Skriv under beslutet
assessment-wrong-outcome = Välj vad som beslutas.
assessment-wrong-late-kind = Välj om det finns synnerliga skäl eller om beslutet är försenat.
assessment-wrong-told-kind = Svara på om de som berörs vet om det.
assessment-wrong-how = Välj om du har svarat.
assessment-wrong-ground = Skriv skälen i minst en hel mening.
assessment-wrong-late = Skriv kort varför beslutet kommer nu.
assessment-wrong-told = Skriv varför de inte har fått veta än.
assessment-wrong-referred = Skriv vem som hjälper personen.

# Beslutet när det är fattat
assessment-made = Beslut
assessment-found-open = utredning inleds
assessment-found-not-open = utredning inleds inte
assessment-found-added = anmälan läggs till utredningen som pågår
assessment-found-referred = personen får hjälp av någon annan
assessment-was-open = Utredning inleds
assessment-was-not-open = Utredning inleds inte
assessment-was-not-open-adult = Ingen utredning inleds
assessment-was-added = Anmälan är tillagd i utredningen som pågår
assessment-was-referred = Personen får hjälp av någon annan
assessment-was-referred-to = Personen får hjälp av { $to }.
assessment-was-extraordinary = Beslutet kom efter 14 dagar av synnerliga skäl: { $why }
assessment-was-overdue = Beslutet kom efter 14 dagar: { $why }
assessment-was-told = De som berörs har fått veta att utredning inleds.
assessment-was-parked = De som berörs har inte fått veta det än. De får veta det senast { $day }: { $why }
assessment-made-own = Beslut enligt delegation av { $name } { $when }
assessment-made-substitute = Beslut enligt delegation, som ersättare, av { $name } { $when }
assessment-made-by = Skrivet av { $name } { $when }

assessment-was-told-later = De som berörs fick veta det { $when }.

# De som berörs får veta i efterhand
assessment-notice-title = Berätta att utredning är inledd
assessment-to-notice = Berätta för dem som berörs
assessment-notice-waits = De som berörs vet inte än att utredning är inledd. De ska få veta det genast, om inte särskilda skäl talar emot.
assessment-q-notice = Har de som berörs fått veta?
assessment-notice-told = Ja, de har fått veta
assessment-notice-parked = Nej, det får vänta
assessment-q-notice-words = Vem fick veta, och hur? Om det får vänta: varför?
assessment-q-until = Om det får vänta: till vilken dag?
assessment-hint-until = Skriv dagen så här: 2026-03-12.
assessment-notice-save = Spara
assessment-step-told = De fick veta: { $words }
assessment-step-parked = Det får vänta till { $day }: { $words }
assessment-wrong-notice = Svara på om de som berörs har fått veta.
assessment-wrong-notice-words = Skriv vem som fick veta och hur, eller varför det får vänta.
assessment-wrong-until = Skriv dagen så här: 2026-03-12.
assessment-not-parked = Här finns inget som väntar på att bli berättat.
assessment-until-passed = Välj en dag efter i dag, eller skriv att de har fått veta.
assessment-until-gone = Den dagen har redan gått. Välj i dag eller en senare dag.
assessment-until-late = Så länge får det inte vänta. Välj en dag innan utredningen ska vara klar.

# Nej med skäl
assessment-decided = Beslutet är redan fattat.
assessment-elsewhere = Ärendet har gått vidare, så det här beslutet fattas inte längre här.
assessment-adult = För vuxna finns ingen förhandsbedömning. Tala med personen och skriv vad ni kom fram till.
assessment-no-adult = Ärendet gäller ett barn eller en ung person. Beslutet om utredning fattas på ett annat sätt.
assessment-late = De 14 dagarna har gått. Skriv skälet, så går beslutet att skriva under.
assessment-protect-first = Skyddsbedömningen är inte gjord. Gör den först.
assessment-applied = En ansökan leder alltid till utredning.
assessment-runs = En utredning om barnet pågår redan. Lägg till anmälan i den.
assessment-not-here = Det går inte att avsluta eller inleda här. Tala med din chef.
assessment-no-lvm = Utan samtycke inleds utredning bara när det gäller missbruk eller beroende.
assessment-none-runs = Ingen utredning om barnet pågår där. Ladda om sidan och se vad som gäller nu.

# Svaret till den som anmälde
assessment-tell-title = Svar till den som anmälde
assessment-tell-not-asked = Den som anmälde har inte frågat. Frågar någon, skriv det här, så får du veta vad du får säga.
assessment-tell-now = Den som anmälde väntar på svar.
assessment-tell-chief = Tala med din chef innan du svarar den som anmälde.
assessment-tell-only = Det här får du säga, och inget mer:
assessment-tell-asked = Den som anmälde frågar nu
assessment-tell-before = Vad som har hänt
assessment-tell-save = Spara svaret
assessment-q-how = Har du svarat?
assessment-tell-told = Ja, jag har svarat
assessment-tell-withheld = Nej, det är olämpligt att svara
assessment-q-words = Hur svarade du, eller varför är det olämpligt?
assessment-hint-words = Till exempel: ringde rektorn.
assessment-wrong-words = Skriv hur du svarade, eller varför det är olämpligt.
assessment-said-opened = Utredning har inletts.
assessment-said-not-opened = Utredning har inte inletts.
assessment-said-already-runs = En utredning pågår redan.
assessment-step-asked = Den som anmälde frågade.
assessment-step-given = Svaret: { $said } { $words }
assessment-step-withheld = Inget svar lämnades: { $why }
assessment-no-feedback = Den som anmälde får inte veta vad som hände. Bara de som är skyldiga att anmäla får svar.
assessment-asked = Den som anmälde har redan frågat.
assessment-too-early = Beslutet är inte fattat än. När det är fattat har vi en vecka på oss att svara.
assessment-not-asked = Den som anmälde har inte frågat.

# Lämna över, ta emot, fråga tillbaka
assessment-give-title = Lämna över
assessment-give-lead = Ärendet ligger kvar tills någon har tagit emot det.
assessment-given = Ärendet är på väg till { $unit }. Det ligger kvar tills någon där tar emot det.
assessment-given-to = Ärendet är på väg till { $name } på { $unit }. Det ligger kvar tills någon tar emot det.
assessment-give-asked = Tillbaka med en fråga.
assessment-keep = Jag behåller familjen
assessment-give = Lämna över
assessment-along-words = Orden som följer med
assessment-along-by = Skrivet av { $name } { $when }
assessment-along-goes = Det här följer med
assessment-along-stays = Det här följer inte med
assessment-along-told = { $n ->
    [0] Inget har berättats i ärendet.
    [one] { $n } sak som har berättats, med vem som sa det.
   *[other] { $n } saker som har berättats, med vem som sa dem.
}
assessment-along-notes = { $n ->
    [0] Inga anteckningar.
    [one] { $n } anteckning.
   *[other] { $n } anteckningar.
}
assessment-along-interpreter = Tolk behövs: { $language }.
assessment-along-guarded = Skyddet av personuppgifter följer med. Bara den som är behörig ser ärendet.
assessment-stays-own = Dina egna utkast, som inte är sparade i akten.
assessment-stays-others = Andra ärenden från samma kontakt. De ligger kvar där de är.
assessment-stays-promise = Löftet ”{ $what }” ligger kvar hos { $who }, till { $when }.
assessment-due-first = Det här har sin dag i dag eller har gått över: { $what }. Gör det först, eller ring den som ska ta emot.
assessment-q-to = Till vem?
assessment-pick-to = Välj enhet eller kollega
assessment-q-knows = Vad vet familjen om att ärendet lämnas över?
assessment-hint-knows = Skriv vad ni har sagt, och till vem.
assessment-q-agreed = Vad är bestämt med familjen?
assessment-q-remains = Vad ska göras härnäst?
assessment-q-spoken-there = Vem av dem som tar emot har du talat med?
assessment-hint-spoken-there = Något i ärendet kan inte vänta till i morgon. Ring först.
assessment-wrong-to = Välj vart ärendet ska.
assessment-wrong-knows = Skriv vad familjen vet.
assessment-wrong-agreed = Skriv vad som är bestämt. Är inget bestämt, skriv det.
assessment-wrong-remains = Skriv vad som ska göras härnäst.
assessment-wrong-spoken = Skriv vem du har talat med.
assessment-speak-first = Något i ärendet har sin dag i dag eller har gått över. Gör det först, eller ring den som ska ta emot och skriv vem du talade med.
assessment-hears-passed = Dagen har gått. Skriv en dag från och med i dag.
assessment-hears-late = Välj en dag inom 30 dagar. Familjen ska inte behöva vänta längre på att höra av er.
assessment-nothing-to-keep = Ärendet är inte på väg någonstans längre. Ladda om sidan och se vad som gäller nu.
assessment-receive-title = Ta emot
assessment-receive-lead = { $name } lämnar över ärendet, och har det tills någon här tar emot det.
assessment-receive = Ta emot
assessment-q-receive = Vem har ärendet från och med nu?
assessment-receive-self = Jag tar ärendet
assessment-receive-unit = Enheten tar emot, och chefen har ärendet tills någon tar det
assessment-q-hears = När hör familjen av er nästa gång, senast?
assessment-wrong-receive = Välj vem som har ärendet från och med nu.
assessment-wrong-hears = Skriv dagen så här: 2026-03-12.
assessment-to-question = Skicka tillbaka med en fråga
assessment-question-title = Skicka tillbaka med en fråga
assessment-question-lead = Den som lämnar över har ärendet, och svarar på frågan. Sedan kan ärendet lämnas över igen.
assessment-q-asks = Vad behöver redas ut först?
assessment-asks-unclear = Något är oklart eller saknas.
assessment-asks-wrong-unit = Ärendet hör hemma på en annan enhet.
assessment-asks-conflict = Någon här är jävig.
assessment-q-question = Vad är frågan?
assessment-hint-question = Ont om folk är inget skäl att skicka tillbaka. Ta då emot, och tala med din chef om hur det ska gå.
assessment-wrong-asks = Välj vad som behöver redas ut.
assessment-wrong-question = Skriv frågan, så att den går att svara på.
assessment-question-send = Skicka tillbaka

# Fördela för hand
assessment-distribute-title = Fördela
assessment-distribute-lead = De här kollegorna kan ta ärendet i dag. Den som redan har någon i familjen står först, sedan står namnen i bokstavsordning.
assessment-distribute-nobody = Ingen på enheten som kan ta ärendet är här i dag. Du ansvarar för det tills någon tar det.
assessment-distribute-taken = Någon har redan ärendet, eller så är det på väg till en annan enhet.
assessment-q-distribute = Vem får ärendet?
assessment-q-distribute-why = Varför just den kollegan?
assessment-hint-distribute-why = Skälet sparas här. Den som får ärendet kan läsa det.
assessment-distribute-before = Så har ärendet fördelats
assessment-distributed = Till { $to }, av { $by } { $when }
assessment-wrong-distribute = Välj en kollega.
assessment-wrong-distribute-why = Skriv varför.
assessment-distribute = Ge ärendet
assessment-speaks-family = Har redan någon i familjen.
assessment-speaks-areas = Arbetar med { $areas }.
assessment-speaks-carries = { $n ->
    [0] Har inga öppna ärenden här.
    [one] Har { $n } öppet ärende här.
   *[other] Har { $n } öppna ärenden här.
}

# Vad familjen får veta, och vad som är på väg mellan enheter
assessment-family-title = Besked till familjen
assessment-family-heading = Vem ni har kontakt med hos oss
assessment-family-told = { $name } har hand om ert ärende. Ni hör av { $name } senast { $day }.
assessment-family-ring = Har ni frågor före dess: ring socialtjänsten, { $phone }.
assessment-family-danger = Är någon i fara: ring 112.
assessment-family-print = Skriv ut sidan och lämna den, eller läs upp den i telefon. Den säger inte vad ärendet gäller.
assessment-family-none = Ingen dag är lovad nu. När en familj har lämnats över och tagits emot står beskedet här.
assessment-nothing-to-hear = Det är redan antecknat, eller så är ingen dag lovad.
assessment-between-title = På väg mellan enheter
assessment-between-back = Till min dag
assessment-between-none = Inget är på väg till eller från en enhet som du leder. Det som lämnas över och ingen har tagit emot står här.
assessment-between-sum = Väntar: { $n }. Det äldsta sedan { $oldest }.
assessment-between-waited = Väntat { $ago }
assessment-between-way = Från { $from } till { $to }.
assessment-between-owner = { $name } ska ta emot. { $sender } har ärendet så länge.
assessment-between-owner-none = Någon på { $unit } ska ta emot. { $sender } har ärendet så länge.
assessment-distributed-was = Fördelat
assessment-distributed-to = till { $name }
assessment-distributed-by = { $name }, { $when }.
