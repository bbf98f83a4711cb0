# Uppdrag: en enhet får frågan att ge ett stöd.

assignment-title = Uppdrag
assignment-to-receive = Att ta emot
assignment-with-us = Väntar på oss
assignment-waits = Väntar på enheten
assignment-in-work = Pågår
assignment-received = Mottagna
assignment-lately = Avslutade de senaste 30 dagarna
assignment-empty-gives = Inget uppdrag just nu. Här står det som er enhet får frågan om: först det ni ska ta emot, sedan det som pågår.
assignment-empty-orders = Inget uppdrag just nu. Här står det du har frågat en enhet om, och hos vem det väntar. Ett uppdrag börjar på ärendets sida, när ett beslut om stöd är fattat.
assignment-to-late = Beslut som inte har verkställts
assignment-to-list = Till uppdragen
assignment-to-matters = Till ärendets uppdrag
assignment-to-matter = Till ärendet
assignment-to-one = Till uppdraget
assignment-to-decision = Beslut
assignment-since = Sedan { $ago }
assignment-waits-with = Väntar på { $name }.
assignment-over-line = { $what }, { $unit }: { $how }, { $day }.

assignment-state-talked = Ni skriver uppdraget tillsammans. Det är inte skickat än.
assignment-state-sent = Väntar på att { $unit } tar emot.
assignment-state-asked = { $unit } har frågat något, och väntar på svar.
assignment-state-answered = Frågan har fått svar. Väntar på att { $unit } tar emot.
assignment-state-received = { $unit } har tagit emot uppdraget.
assignment-state-ended = Uppdraget är avslutat.

# Samtalet
assignment-begin-title = Prata med den som ska ge stödet
assignment-begin-lead = Ring eller träffa enheten först. När ni har pratat skriver du här vad ni båda förstod. Sedan skriver ni uppdraget tillsammans.
assignment-begin-save = Börja uppdraget
assignment-of-matter = Ärendets uppdrag
assignment-choose = Välj
assignment-q-decision = Vilket beslut gäller det?
assignment-pick-decision = { $what }, { $day }
assignment-q-unit = Vilken enhet?
assignment-q-day = Vilken dag pratade ni?
assignment-hint-day = Till exempel 2026-03-12.
assignment-q-with = Med vem?
assignment-q-said = Vad förstod ni båda?
assignment-hint-said = Vad familjen behöver, vad enheten kan göra, och vad som var oklart.
assignment-wrong-decision = Välj vilket beslut det gäller.
assignment-wrong-unit = Välj den enhet som ska ge stödet.
assignment-wrong-day = Skriv dagen, till exempel 2026-03-12.
assignment-wrong-with = Skriv vem du pratade med.
assignment-wrong-said = Skriv vad ni båda förstod.
assignment-no-decision = Här finns inget beslut om stöd än. När stödet är beviljat börjar uppdraget här.
assignment-no-units = Ingen enhet som ger stöd finns i systemet än. Be din chef lägga till den.
assignment-talk-to-come = Dagen för samtalet har inte varit än. Prata först.
assignment-there = Det finns redan ett öppet uppdrag till den enheten för samma beslut. Skriv vidare i det.

# Uppdraget
assignment-one-title = Uppdraget
assignment-gives = { $who } ger stödet.
assignment-nobody-gives = Ingen är utsedd att ge stödet än.
assignment-talk = Samtalet
assignment-talk-was = Samtal { $day } med { $with }. { $who } skrev:
assignment-part-need = Vad familjen behöver och vill
assignment-part-goal = Vad som ska bli annorlunda
assignment-part-agreed = Vad vi gör tillsammans, och när
assignment-part-unit = Vad enheten kan erbjuda, och från när
assignment-nothing-written = Inget är skrivet än.
assignment-write = Skriv
assignment-change = Ändra
assignment-before = { $n ->
    [one] Så stod det förut
   *[other] Så stod det förut, { $n } gånger
}
assignment-by = { $who }, { $when }
assignment-by-orders = { $who }, som har ärendet, { $when }
assignment-by-gives = { $who }, som ger stödet, { $when }
assignment-way = Så har det gått
assignment-did-send = { $who } skickade uppdraget, { $when }
assignment-did-ask = { $who } frågade, { $when }
assignment-did-answer = { $who } svarade, { $when }
assignment-did-receive = { $who } tog emot, { $when }
assignment-did-heard = { $who } har hört av sig till familjen, { $when }
assignment-did-end = { $who } avslutade, { $when }
assignment-days = Stödet ges från { $starts }. Familjen hör av enheten senast { $hears }.
assignment-send = Skicka till { $unit }
assignment-heard = Familjen har hört av oss
assignment-heard-already = Det står redan att familjen har hört av enheten.
assignment-not-to-be-heard = Enheten har inte lovat familjen någon dag att höra av sig.
assignment-sent-already = Uppdraget är redan skickat.
assignment-no-need = Skriv först vad familjen behöver och vill.
assignment-over = Uppdraget är avslutat och ändras inte.
assignment-units-own = Det gör den enhet som ger stödet.
assignment-not-sent = Uppdraget väntar inte på att bli mottaget nu.
assignment-not-asked = Enheten har inte frågat något som väntar på svar.

assignment-write-lead = Ni skriver samma text. Det som stod förut finns kvar.
assignment-save = Spara
assignment-now = Så står det nu
assignment-same = Det är samma text som förut.
assignment-wrong-text = Skriv något först.
assignment-hint-need = Gärna med familjens egna ord.
assignment-hint-goal = Så att familjen själv ser när det är nått.
assignment-hint-agreed = Vem gör vad, och vilka dagar.
assignment-hint-unit = Skriv också vad enheten inte kan erbjuda.

# Ta emot
assignment-receive-title = Ta emot uppdraget
assignment-receive-lead = Familjen får veta vem som kommer och när de hör av er.
assignment-receive-save = Ta emot
assignment-tick-gives = { $name } ger stödet
assignment-q-starts = Från vilken dag?
assignment-q-hears = När hör familjen av er, senast?
assignment-hint-hears = Dagen skrivs på familjens papper. Till exempel 2026-03-12.
assignment-wrong-hears = Skriv dagen när familjen hör av er, till exempel 2026-03-12.
assignment-nobody = Säg vem som ger stödet.
assignment-hears-passed = Dagen när familjen hör av er har passerat. Skriv en ny.

# Fråga och svar
assignment-ask-title = Fråga innan ni tar emot
assignment-ask-lead = Den som har ärendet svarar. Sedan väntar uppdraget på er igen.
assignment-q-question = Vad behöver ni veta först?
assignment-hint-question = Brist på personal är inget skäl att skicka tillbaka. Tala med din chef om det, och skriv i uppdraget från när ni kan.
assignment-ask-save = Skicka frågan
assignment-wrong-question = Skriv frågan.
assignment-answer-title = Svara på frågan
assignment-answer-lead = När du har svarat väntar uppdraget på att enheten tar emot.
assignment-q-answer = Ditt svar
assignment-answer-save = Skicka svaret
assignment-wrong-answer = Skriv svaret.
assignment-question = Frågan

# Vem ger stödet
assignment-who-title = Vem ger stödet
assignment-who-lead = Den som ger stödet läser uppdraget, planen och hur det går. Resten av akten läser den inte.
assignment-q-who = Vem mer ger stödet?
assignment-who-save = Spara
assignment-release = { $name } ger inte stödet längre
assignment-wrong-who = Välj vem som ger stödet.
assignment-gives-already = Den kollegan ger redan stödet.
assignment-gives-not = Den kollegan ger inte stödet.

# Slutet
assignment-end-title = Avsluta uppdraget
assignment-end-lead = Den som har gett stödet läser inte längre något om familjen. Det som är skrivet finns kvar i ärendet.
assignment-end-save = Avsluta
assignment-q-how = Hur slutade det?
assignment-q-why = Varför?
assignment-wrong-how = Välj hur det slutade.
assignment-wrong-why = Skriv varför.
assignment-how-finished = Stödet är klart
assignment-how-family-no = Familjen vill inte ha det längre
assignment-how-elsewhere = Någon annan ger stödet
assignment-how-cannot = Enheten kan inte ge det
assignment-how-other = På annat sätt
assignment-how-closed = Ärendet är avslutat

# På papper, till familjen
assignment-print-title = Papper till familjen
assignment-print-draft = Enheten har inte tagit emot uppdraget än. Vem som kommer och när står här när den har gjort det.
assignment-print-when = Vem som kommer, och när
assignment-print-who = { $who } från { $unit }.
assignment-print-starts = Stödet börjar { $day }.
assignment-print-hears = Ni hör av oss senast { $day }.
assignment-print-contact = Undrar ni något, eller blir det inte som vi har sagt? Ring { $phone }.

# Beslut som inte har verkställts
assignment-late-title = Beslut som inte har verkställts
assignment-late-lead = Stöd som är beviljat och inte har börjat efter tre månader, eller som har avbrutits så länge. Det rapporteras varje kvartal. Här står det du får läsa om.
assignment-late-none = Inget väntar längre än tre månader. Här står ett beslut när det har gjort det.
assignment-late-days = { $n ->
    [one] { $n } dag
   *[other] { $n } dagar
}
assignment-late-what = { $what }, beslutat { $day }.
assignment-late-unnoted = Ingen har skrivit varför än.
assignment-late-noted = Rapporteras { $quarter }: { $reason }.
assignment-quarter = kvartal { $n } { $year }
assignment-to-sums = Antal, till fullmäktige
assignment-not-late = Beslutet är verkställt, eller har väntat kortare tid än tre månader.
assignment-noted = Det som är skrivet
assignment-reason-title = Varför beslutet inte har verkställts
assignment-reason-lead = Skriv som det är. Det står i kvartalets rapport, och det som stod förut finns kvar.
assignment-reason-save = Spara
assignment-q-reason = Vad är skälet?
assignment-q-words = Berätta kort
assignment-hint-words = Vad väntar ni på, och vad gör ni åt det?
assignment-q-quarter = I vilket kvartals rapport?
assignment-wrong-reason = Välj ett skäl.
assignment-wrong-words = Skriv kort varför.
assignment-wrong-quarter = Välj kvartal.
assignment-reason-declined = Den enskilde har tackat nej
assignment-reason-waits = Den enskilde vill vänta
assignment-reason-resources = Resursbrist
assignment-reason-in-part = Stödet har börjat till en del
assignment-reason-other = Annat
assignment-sums-title = Beslut som inte har verkställts inom tre månader
assignment-sums-when = Räknat { $day }, till rapporten för { $quarter }.
assignment-sums-none = Inget beslut har väntat längre än tre månader.
assignment-sums-few = färre än 5
assignment-sums-row = { $n }, det äldsta har väntat i { $days } dagar
assignment-sums-all = Tillsammans: { $n }
assignment-sums-note = Grupper med färre än fem räknas inte ut, så att ingen går att känna igen.
