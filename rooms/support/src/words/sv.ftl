# Insatsen: den börjar, den ges tillsammans med familjen, den gör uppehåll, den slutar.
support-title = Insats
support-to-matter = Till ärendet
support-to-orders = Till uppdragen
support-to-hub = Till insatsen
support-choose = Välj
support-hint-day = Så här: 2026-03-26.
support-wrong-day = Skriv dagen så här: 2026-03-26.
support-written-by = { $who }, { $when }
support-corrected-by = rättat av { $who }, { $when }

# Vad som är näst
support-next-not-here = Här kommer insatsen att stå, när ärendet har kommit så långt.
support-next-closed = Ärendet är avslutat. Här står det som gavs, för den som får läsa det.
support-next-begin = Ingen insats har börjat än. När den första börjar skriver du in den här, och sedan står planen, målen och träffarna på den här sidan.
support-next-resume = Insatsen har uppehåll. Skriv in när den tar vid igen, eller avsluta den.
support-next-plan = Skriv genomförandeplanen tillsammans med familjen.
support-next-goal = Skriv ner målen med familjens egna ord.
support-next-meet = Skriv in träffen när den har varit. Det tar några sekunder.
support-next-over = All insats är avslutad. Nästa steg är att följa upp hur det har blivit.
support-next-over-whose = Insatsen är avslutad. { $who } har ärendet och tar det vidare.
support-go-on = Gå vidare till uppföljning
support-not-over = Det går vidare först när all insats är avslutad. Läs sidan igen.

# Insatserna
support-given = Det som ges
support-since = Sedan { $day }.
support-given-by = Ges av { $who }.
support-paused-since = Uppehåll sedan { $day }: { $why }
support-ended-on = Avslutad { $day }. { $how }: { $why }
support-family-says = Familjen säger: { $words }
support-followed-up = Följs upp senast { $day }.
support-rests = Det som insatsen vilar på gäller i dag.
support-rests-not = Det som insatsen vilar på gäller inte i dag: ett samtycke fattas eller har tagits tillbaka. Prata med dem det gäller innan ni går vidare.
support-to-consent = Läs om samtycket
support-to-pause = Gör uppehåll
support-to-resume = Ta vid igen
support-to-end = Avsluta
support-to-another = Börja en insats till
support-signed-begun = Insatsen började
support-signed-ended = Insatsen avslutades

# Den börjar
support-begin = Börja en insats
support-begin-lead = Skriv in insatsen när den har börjat. Sedan finns här plan, mål och träffar, och en dag då den följs upp.
support-q-what = Vilken insats börjar?
support-what-named = En annan insats, skriv vilken nedan
support-q-called = Vad heter insatsen?
support-hint-called = Behövs bara om den inte står i listan.
support-q-order = Vem ger den?
support-order-named = Någon annan, skriv vem nedan
support-q-giver = Vem ger den, med namn?
support-hint-giver = Behövs bara om det inte är någon i listan.
support-q-since = Från vilken dag?
support-begin-save = Insatsen har börjat
support-wrong-called = Skriv vad insatsen heter.
support-wrong-giver = Skriv vem som ger insatsen.
support-not-here = Det går inte i det här ärendet nu. Det är inte utrett än, eller avslutat.
support-not-granted = Det beslutet finns inte, har ändrats eller ges redan. Läs sidan igen och välj på nytt.
support-no-order = Det uppdraget är inte öppet. Läs sidan igen och välj på nytt.
support-day-ahead = Den dagen har inte kommit än. Skriv in det när det har hänt.
support-day-early = Dagen är före något som redan står här. Kontrollera datumet.
support-over = Den insatsen är avslutad.
support-is-paused = Insatsen har redan uppehåll.
support-not-paused = Insatsen har inget uppehåll.

# Uppehåll och slut
support-pause = Gör uppehåll
support-pause-lead = Skriv från vilken dag och varför. När insatsen har uppehåll syns det för den som har ärendet.
support-q-pause-on = Från vilken dag är det uppehåll?
support-q-why = Varför?
support-pause-save = Spara uppehållet
support-resume = Ta vid igen
support-resume-lead = Skriv från vilken dag insatsen ges igen.
support-q-back-on = Från vilken dag ges den igen?
support-q-back-why = Vad har ändrats?
support-resume-save = Insatsen tar vid igen
support-end = Avsluta insatsen
support-end-lead = När den sista insatsen är avslutad följs det upp hur det har blivit.
support-q-how = Hur slutar den?
support-how-reached = Det vi ville är nått
support-how-partly = En del är nått
support-how-declined = Familjen vill inte ha den längre
support-how-moved = Familjen har flyttat
support-how-other = På ett annat sätt
support-q-end-on = Vilken dag slutar den?
support-q-end-why = Varför slutar den?
support-q-end-family = Vad säger familjen?
support-hint-family = Med deras egna ord. Vad blev bra, vad blev det inte?
support-end-save = Avsluta insatsen
support-wrong-how = Välj hur insatsen slutar.
support-wrong-why = Skriv varför.

# Genomförandeplanen
support-plan = Genomförandeplan
support-plan-lead = Skriv planen tillsammans med familjen. Fyll bara i det ni vet: en tom rubrik syns inte på pappret och fattas ingen.
support-plan-none = Ingen plan är skriven än. När ni har skrivit den står det här, och familjen kan få den på papper.
support-plan-written = Skriven { $day } av { $who }.
support-plan-follow = Planen följs upp { $day }.
support-q-family = Vad säger familjen?
support-hint-own-words = Med deras egna ord. Skriv vem som säger vad, och vad barnet säger för sig.
support-q-who = Vem gör vad?
support-hint-who = Vad vi gör, vad familjen gör, vad andra gör.
support-q-often = Hur ofta?
support-hint-often = Till exempel: varje tisdag, och ett samtal däremellan.
support-q-with-whom = Med vem?
support-hint-with-whom = Mamma, pappa, barnet ensamt.
support-q-follow-on = När följer vi upp planen?
support-plan-save = Spara planen
support-versions = Så har planen sett ut
support-version = Version { $n }, { $when }, { $who }
support-wrong-plan = Skriv något under minst en rubrik.
support-same = Ingenting är ändrat sedan förra versionen.
support-follow-passed = Den dagen har varit. Välj en dag som kommer.
support-to-plan = Till planen
support-to-write-plan = Skriv genomförandeplanen
support-to-print = Skriv ut planen till familjen
support-print-title = Vår plan
support-print-goals = Det här vill vi nå
support-print-written = Skriven { $day } av { $who }.

# Målen
support-goals = Mål
support-goals-none = Inga mål är skrivna än. När ni har skrivit ett står det här, med hur det går.
support-goal-new = Nytt mål
support-goal-ordered = Orden i första rutan kommer från uppdraget. Ändra dem om familjen säger det på ett annat sätt.
support-goal-lead = Ett mål är något som ska bli annorlunda för familjen. Skriv det så som de säger det.
support-q-goal = Vad ska bli annorlunda?
support-hint-goal = Till exempel: Elsa kommer i tid till skolan.
support-q-sign = Hur ser vi att det har blivit så?
support-hint-sign = Till exempel: läraren ser henne klockan åtta.
support-sign = Vi ser det så här: { $sign }
support-goal-save = Spara målet
support-wrong-goal = Skriv vad som ska bli annorlunda.
support-no-goal = Det målet finns inte kvar. Läs sidan igen.
support-to-goal = Skriv ett mål
support-to-goal-seen = Hur går det?
support-goal-seen = Hur går det med målet?
support-q-seen = Vad ser ni?
support-hint-seen = En mening räcker. Välj sedan en av knapparna.
support-q-seen-on = Vilken dag?
support-state-not-begun = Inte börjat
support-state-on-way = På väg
support-state-reached = Nått
support-state-no-longer = Gäller inte längre
support-state-day = { $state }, { $day }
support-wrong-state = Välj hur det går med någon av knapparna.
support-seen-before = Så har det gått
support-seen-none = Ingen har skrivit hur det går än.
support-look = { $day }: { $state }.
support-goal-ended = Målet togs bort { $day }: { $why }
support-to-goal-end = Målet ska bort, eller skrivas på ett annat sätt
support-goal-end = Ta bort målet
support-goal-end-lead = Målet och hur det har gått står kvar i insatsen. Ska det skrivas på ett annat sätt: ta bort det här, och skriv ett nytt.
support-q-goal-why = Varför?
support-goal-end-save = Ta bort målet

# Träffarna
support-mets = Träffar
support-mets-none = Ingen träff är inskriven än. När du har skrivit in en står den här, med de senaste först.
support-met = Skriv in en träff
support-to-meet = Skriv in en träff
support-all-met = Alla träffar
support-met-save = Spara träffen
support-met-correct = Rätta
support-met-correct-lead = Skriv hur det var. Det som stod först finns kvar i journalen.
support-met-not-begun = Ingen insats har börjat än. Börja den först, så går det att skriva in träffar.
support-met-line = { $day }, med { $with }. { $way }. { $outcome }.
support-counted = Träffar: { $what }.
support-count-came = { $n ->
    [one] 1 blev av
   *[other] { $n } blev av
}
support-count-missed = { $n ->
    [one] 1 gång kom de inte
   *[other] { $n } gånger kom de inte
}
support-count-cancelled = { $n ->
    [one] 1 ställde vi in
   *[other] { $n } ställde vi in
}
support-q-support = Vilken insats?
support-q-day = Vilken dag?
support-q-whom = Med vem?
support-with-child = Barnet
support-with-person = Personen
support-with-mother = Mamma
support-with-father = Pappa
support-with-sibling = Syskon
support-with-partner = Partner
support-with-other = Någon annan
support-child-alone = barnet ensamt
support-q-way = Hur?
support-way-visit = Besök
support-way-phone = Telefon
support-way-digital = Digitalt
support-way-group = Grupp
support-q-outcome = Blev den av?
support-outcome-came = Blev av
support-outcome-missed = Kom inte
support-outcome-cancelled = Vi ställde in
support-q-words = Några ord
support-wrong-support = Välj vilken insats det var.
support-wrong-whom = Kryssa för minst en som du träffade, eller skulle ha träffat.
support-wrong-way = Välj hur ni träffades.
support-wrong-outcome = Välj om det blev av.
