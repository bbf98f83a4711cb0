# Utredningen: planen, samtalen, behoven och tiden.
investigation-title = Utredningen
investigation-to-matter = Till ärendet
investigation-to-hub = Till utredningen
investigation-to-talks = Till samtalen
investigation-to-needs = Till alla rubriker

# Var den står
investigation-runs = Utredningen pågår sedan { $day }.
investigation-ended = Utredningen avslutades { $day }. Allt går att läsa.
investigation-ended-board = Det var beslutet { $what }, { $day }, av utskottet.
investigation-ended-staff = Det var beslutet { $what }, { $day }, av { $who }.
investigation-ended-talks = Ett samtal, eller varför det inte blev något, kan skrivas också nu, så länge ärendet är öppet.
investigation-not-open-yet = Ingen utredning är öppnad i ärendet. När den är det samlas planen, samtalen och det ni får veta här.
investigation-not-open = Här skrivs inget nu: utredningen är inte öppnad, eller så är den avslutad.
investigation-due = Klar senast
investigation-why-day = Varför den dagen?
investigation-counted = Räknat från { $day }.
investigation-whose = { $why } { $who } har ärendet.
investigation-parts = Det här ingår
investigation-next = Nästa:
investigation-next-late = Tiden har gått ut. Utredningen behöver mer tid, eller ett beslut.
investigation-next-told = Berätta för dem som berörs att utredningen är öppnad.
investigation-next-plan = Skriv planen tillsammans med familjen eller personen: vad ni behöver ta reda på, och hur.
investigation-next-talk-child = Erbjud barnet ett samtal. Blir det inget samtal skriver du varför.
investigation-next-talk-person = Erbjud ett samtal. Blir det inget samtal skriver du varför.
investigation-next-needs = Skriv det ni har fått veta, under de rubriker som behövs.
investigation-next-shown = När ni vet nog får de som är parter läsa det som beslutet ska bygga på, och tid att svara.

# Delarna på en rad
investigation-part-plan = Plan
investigation-part-needs = Behov
investigation-part-consent = Samtycke och stöd i lag
investigation-consent-nothing = Inget är påbörjat än. Det som görs, och vad det bygger på, står här.
investigation-consent-runs = { $n ->
    [one] En sak görs, och det den bygger på håller.
   *[other] { $n } saker görs, och det de bygger på håller.
 }
investigation-consent-waits = { $n ->
    [one] En sak väntar: någons samtycke saknas, eller lagen räcker inte längre.
   *[other] { $n } saker väntar: någons samtycke saknas, eller lagen räcker inte längre.
 }
investigation-part-heard = Parternas svar
investigation-heard = De som är parter får läsa det som beslutet ska bygga på.
investigation-heard-ended = Utredningen är avslutad. Här står det som parterna fick läsa och vad de svarade.
investigation-heard-until = Någon har tid att svara till { $day }.
investigation-part-decision = Beslut
investigation-undecided = Inget är beslutat om stöd än.
investigation-decided = { $what }: { $day }.
investigation-part-told = De som berörs
investigation-part-extend = Mer tid
investigation-plan-none = Inte skriven än.
investigation-plan-written = Skriven { $day } av { $who }.
investigation-plan-rewritten = Ändrad { $day } av { $who }. Tidigare versioner finns kvar.
investigation-talks-none = Inget samtal är hållet, och inget är skrivet om varför.
investigation-talks-held = { $n ->
    [one] Ett samtal är hållet.
   *[other] { $n } samtal är hållna.
}
investigation-talks-last = Senast { $day }.
investigation-needs-none = Inget är skrivet än.
investigation-needs-some = { $n } av { $all } rubriker har text.
investigation-told = De vet att utredningen är öppnad.
investigation-told-not-yet = De vet inte än. De ska få veta senast { $day }.
investigation-not-extended = Tiden är inte förlängd.
investigation-extended-to = Förlängd till { $day }.
investigation-extended-long = Det är mer än två månader till.

# Tolken
investigation-interpreter = Tolk
investigation-interpreter-is = Tolk behövs på { $language }.
investigation-interpreter-none = Ingen tolk är noterad i ärendet.
investigation-why-interpreter = Vad säger lagen?
investigation-q-interpreter = Tolk på vilket språk?
investigation-pick-language = Välj språk
investigation-q-other = Annat språk
investigation-if-not-listed = om det inte står i listan
investigation-interpreter-needed = Tolk behövs
investigation-interpreter-no-more = Tolk behövs inte
investigation-wrong-language = Välj ett språk, eller skriv det i rutan för annat språk.
investigation-wrong-other = Skriv bara språkets namn.

# Planen
investigation-plan-title = Utredningens plan
investigation-plan-lead = Skriv planen med dem den gäller. Ändra när ni vet mer: det som stod förut finns kvar.
investigation-plan-empty = Här står planen när någon har skrivit den.
investigation-q-asks = Vad behöver vi ta reda på?
investigation-hint-asks = Skriv frågorna så att den de gäller känner igen sig i dem.
investigation-q-how = Hur, och med vem?
investigation-hint-how = Vilka ska ni träffa, var, och vem behöver säga ja till att ni talar med dem?
investigation-q-wishes = Vad vill familjen eller personen att det ska leda till?
investigation-hint-wishes = Skriv vem som vill vad, också när de vill olika.
investigation-q-ready = När ska det vara klart?
investigation-q-who = Vilka deltar från oss?
investigation-q-family = Är planen gjord tillsammans med dem den gäller?
investigation-family-together = Ja, vi har skrivit den tillsammans
investigation-family-heard = De har läst eller hört den och sagt vad de tycker
investigation-family-not-yet = De har inte sett den än
investigation-q-family-how = Hur gick det till, eller varför inte än?
investigation-plan-save = Spara planen
investigation-plan-beyond = Planen ska vara klar { $ready }, och det är efter den dag då utredningen ska vara klar, { $due }. Mer tid är ett eget beslut.
investigation-versions = Så har det skrivits
investigation-version = { $n }. { $who }, { $when }
investigation-hint-day = Skriv dagen så här: 2026-03-12.
investigation-wrong-asks = Skriv vad ni behöver ta reda på.
investigation-wrong-how = Skriv hur ni tar reda på det, och med vem.
investigation-wrong-day = Skriv dagen så här: 2026-03-12.
investigation-ready-passed = Dagen när det ska vara klart har redan varit. Välj en dag som kommer, eller lämna rutan tom.
investigation-wrong-family = Svara på om planen är gjord tillsammans med dem den gäller.

# Samtalen
investigation-talk-title = Samtal
investigation-talk-child = Samtal med barnet
investigation-talk-person = Samtal med personen
investigation-talk-correct = Rätta ett samtal
investigation-talk-put-right = Rätta samtalet { $day }
investigation-talk-corrects = Rättar det som skrevs förut.
investigation-talk-corrected = Rättat sedan. Rättelsen står för sig.
investigation-talk-corrected-already = Samtalet är redan rättat. Rätta rättelsen i stället.
investigation-talks-empty = Här står samtalen, det senaste först. Blir det inget samtal står det varför.
investigation-talk-to-form = Skriv ett samtal
investigation-talk-write = Skriv ett samtal
investigation-talk-if-held = Om samtalet blev av
investigation-talk-if-not = Om samtalet inte blev av
investigation-q-outcome = Blev samtalet av?
investigation-outcome-held = Ja
investigation-outcome-declined-child = Nej, barnet fick frågan och ville inte
investigation-outcome-declined-person = Nej, personen fick frågan och ville inte
investigation-outcome-too-young = Nej, barnet är för litet
investigation-outcome-not-held = Nej, av ett annat skäl
investigation-q-day = Vilken dag?
investigation-q-place = Var?
investigation-q-from-us = Vem var med från oss?
investigation-q-guardians = Visste vårdnadshavarna om samtalet?
investigation-guardians-there = En vårdnadshavare var med
investigation-guardians-knew = Vårdnadshavarna visste om det och var inte med
investigation-guardians-unknowing = Vårdnadshavarna visste inte om det
investigation-q-said = Vad berättade barnet?
investigation-q-said-person = Vad berättade personen?
investigation-hint-said = Bara det som sades, gärna med de egna orden.
investigation-q-assessed = Vad är din bedömning?
investigation-hint-assessed = Det som är ditt eget står här, skilt från det som är sagt eller känt.
investigation-q-understood = Hur märkte du att barnet förstod det du berättade?
investigation-hint-understood = Vad barnet fick veta, och hur du kontrollerade det. Gjorde du inte det, skriv det.
investigation-q-language = På vilket språk?
investigation-q-with = Var det en tolk med?
investigation-hint-with = I ärendet står att tolk behövs på { $language }. Var ingen tolk med, skriv gärna varför i din bedömning.
investigation-with-interpreter = Ja
investigation-with-nobody = Nej
investigation-q-why = Varför blev det inget samtal?
investigation-hint-why = Behövs alltid, utom när barnet eller personen fick frågan och inte ville.
investigation-talk-save = Spara samtalet
investigation-was-held = { $day }, { $place }
investigation-signed-held = hållet { $day }, { $place }
investigation-was-declined-child = barnet fick frågan { $day } och ville inte
investigation-was-declined-person = personen fick frågan { $day } och ville inte
investigation-was-too-young = inget samtal, barnet är för litet, { $day }
investigation-was-not-held = inget samtal, { $day }
investigation-talk-why = Varför
investigation-talk-from-us = Från oss: { $who }.
investigation-talk-interpreted = På { $language }, med tolk.
investigation-talk-language = På { $language }, utan tolk.
investigation-talk-said = Barnet berättade
investigation-talk-said-person = Personen berättade
investigation-talk-assessed = Bedömning
investigation-talk-understood = Att barnet förstod
investigation-written-by = { $who }, { $when }
investigation-wrong-outcome = Svara på om samtalet blev av.
investigation-wrong-place = Skriv var ni talades vid.
investigation-wrong-who = Skriv vem som var med från oss.
investigation-wrong-guardians = Svara på om vårdnadshavarna visste om samtalet.
investigation-wrong-said = Skriv vad som berättades.
investigation-wrong-understood = Skriv hur du märkte att barnet förstod, eller att du inte vet.
investigation-wrong-with = Svara på om det var en tolk med.
investigation-wrong-why = Skriv varför det inte blev något samtal.
investigation-wrong-too-young = Skriv varför barnet är för litet för ett samtal.
investigation-not-too-young = Den som har fyllt 15 år är inte för liten för ett samtal. Välj ett annat skäl och skriv det.
investigation-wrong-held-why = Här står varför det inte blev av. Ta bort det, eller svara att samtalet inte blev av.
investigation-wrong-not-held-said = Här står något från ett samtal. Svara att samtalet blev av, eller ta bort det.

# Behoven
investigation-needs-title = Behov
investigation-needs-lead = Skriv under de rubriker som behövs. De andra kan lämnas som de är.
investigation-need-write = Skriv: { $heading }
investigation-need-rewrite = Ändra: { $heading }
investigation-need-facts = Det vi vet
investigation-need-assessed = Vår bedömning
investigation-hint-facts = Det som är sett, hört eller läst, och varifrån det kommer.
investigation-need-save = Spara
investigation-need-empty = Texten togs bort.
investigation-needs-older = Skrivet under andra rubriker
investigation-needs-older-lead = Rubrikerna har bytts sedan dess. Det som skrevs finns kvar som det var.
investigation-needs-template = Rubrikerna heter { $name }.

# Mer tid
investigation-extend-title = Mer tid för utredningen
investigation-q-until = Till vilken dag?
investigation-hint-until = Skriv dagen så här: 2026-08-12. Lagen sätter ingen gräns. Är det mer än två månader till, skriv också varför det behöver ta så lång tid.
investigation-q-reasons = Vilka är de särskilda skälen?
investigation-hint-reasons = Skriv vad det är hos barnet och familjen, eller i det ni väntar på, som gör att tiden inte räcker. Att vi har mycket att göra eller är få är inget särskilt skäl.
investigation-q-late = Tiden har gått ut. Varför kommer beslutet nu?
investigation-extend-sign = Skriv under beslutet
investigation-extend-before = Beslut om mer tid
investigation-extended = Mer tid för utredningen
investigation-extended-until = till { $day }
investigation-was-day = Dagen var förut { $day }.
investigation-was-late = Beslutet kom efter den dagen: { $why }
investigation-made-own = Beslut enligt delegation av { $name } { $when }
investigation-made-substitute = Beslut enligt delegation, som ersättare, av { $name } { $when }
investigation-who-extends = Att förlänga utredningen beslutar { $who }.
investigation-wrong-reasons = Skriv de särskilda skälen i minst en hel mening.
investigation-wrong-late = Skriv kort varför beslutet kommer nu.

# Nej med skäl
investigation-no-clock = Här finns ingen tid att förlänga. Bara en utredning om ett barn har en tid i lagen, så länge den pågår.
investigation-until-passed = Välj en dag efter i dag.
investigation-until-short = Den dagen kommer före den som gäller nu. Välj en senare dag.
investigation-late = Tiden har gått ut. Skriv varför, så går beslutet att skriva under.
investigation-day-ahead = Den dagen har inte kommit än.
investigation-of-child = Skriv vad vårdnadshavarna visste, och hur barnet förstod.
investigation-no-child = Ärendet gäller inget barn.
investigation-same = Inget är ändrat.
