# Ärendet och det som görs med det på mottagningen.
intake-matter = Ärendet
intake-to-matter = Till ärendet
intake-nobody = Du är inte i tjänst, så du kan inte skriva under något.

# Nästa
intake-next = Nästa
intake-next-take = Ingen har tagit ärendet än.
intake-next-is = Det här väntar: { $what }.
intake-next-nothing = Just nu väntar inget här.
intake-next-closed = Ärendet är avslutat.
intake-about = Det gäller
intake-take = Ta ärendet
intake-give-back = Lämna tillbaka till kön
intake-to-protect = Gör skyddsbedömningen
intake-protect-again = Gör en ny skyddsbedömning
intake-to-decide = Besluta om utredning
intake-to-spoken = Skriv vad ni kom fram till
intake-to-notice = Berätta för dem som berörs
intake-to-feedback = Svara den som anmälde
intake-feedback-asked = Den som anmälde frågar
intake-read-decision = Läs beslutet
intake-to-support = Beslut om stöd
intake-to-opening = Till beslutet om utredning
intake-whose-protect = Skyddsbedömningen gör { $who }, som har ärendet.
intake-whose-protect-taker = Skyddsbedömningen gör den som tar ärendet. { $head } ansvarar tills dess.
intake-whose-protect-not-yours = Skyddsbedömningen gör någon annan. { $why } Tala med { $head }.
intake-whose-decision = Att inleda utredning beslutar { $who }.
intake-whose-decision-adult = Att inleda utredning om en vuxen beslutar { $who }.
intake-not-carried = Ingen har tagit ärendet, så det finns inget att lämna tillbaka.

# Vägen och fristerna
intake-way = Ärendets väg
intake-clocks = Frister
intake-clocks-none = Inga frister löper. När lagen eller vi själva ger en dag står den här.
intake-clock-due = senast
intake-clock-why = Varför den dagen?
intake-clock-counted = Räknat från { $day }.
intake-clock-stopped = klart { $day }
intake-clock-latest = Anmälan kom sent på dagen, så lagen godtar också { $day }.
intake-clock-legal = Dagen är ledig, så lagen godtar också { $day }.

# Skyddsbedömningen
intake-protection = Skyddsbedömning
intake-signed-all = Bedömt och beslutat
intake-unsigned = Inget är bedömt eller beslutat än.
intake-protection-none = Ingen skyddsbedömning är gjord än.
intake-protection-done = Skyddsbedömning gjord
intake-found-now = behöver skydd nu
intake-found-not-today = behöver skydd, men inte i dag
intake-found-no = behöver inte skydd nu
intake-found-unknown = vi vet inte än
intake-protection-before = Tidigare skyddsbedömningar
intake-no-adult = Skyddsbedömning görs av barn och unga till och med 20 år.
intake-q-need = Behöver barnet eller den unga skydd?
intake-need-now = Ja, nu
intake-need-not-today = Ja, men inte i dag
intake-need-no = Nej
intake-need-unknown = Vi vet inte än
intake-need-missing = Det saknas: { $missing } Det tar { $who } reda på.
intake-q-missing = Om ni inte vet än: vad saknas?
intake-hint-missing = Fristen löper vidare tills du har svarat.
intake-q-finds-out = Vem tar reda på det, och när?
intake-q-rests-on = Vad bygger du det på?
intake-hint-rests-on = Det som är sett, hört och sagt, och av vem. Bara det som hör till bedömningen.
intake-rests-on-was = Bygger på: { $what }
intake-q-talked = Har någon av oss pratat med barnet eller den unga?
intake-talked-yes = Ja
intake-talked-declined = Ville inte
intake-talked-not-yet = Inte än
intake-q-talked-why = Om inte än: varför?
intake-hint-talked = Den som är mogen nog bestämmer själv om hen vill prata med oss under förhandsbedömningen.
intake-talked-was-yes = Vi har pratat med barnet eller den unga.
intake-talked-was-declined = Barnet eller den unga ville inte prata med oss.
intake-talked-was-not-yet = Vi har inte pratat med barnet eller den unga än: { $why }
intake-q-text = Din bedömning
intake-protect-sign = Skriv under skyddsbedömningen
intake-signed = { $name }, { $when }
intake-signed-degree = { $name }, behörig enligt 25 kap. 1 §, { $when }

# Parter
intake-parties = Parter
intake-parties-none = Ingen är part i ärendet.
intake-party-person = Personen
intake-party-guardian = Vårdnads­havare
intake-party-guardians-unchecked = Vårdnads­havare
intake-party-co-applicant = Medsökande
intake-party-unknown = inte kontrollerat än
intake-voice-own = för sin egen talan
intake-voice-from = för sin egen talan från { $day }
intake-voice-guardians = vårdnadshavarna för talan

# Anteckningar
intake-note = Ny anteckning
intake-notes = Anteckningar
intake-notes-none = Inga anteckningar än.
intake-note-write = Skriv en anteckning
intake-note-save = Spara anteckningen
intake-note-fact = Uppgift
intake-note-assessment = Bedömning
intake-note-corrects = Rättar en tidigare anteckning.
intake-note-by = { $name }, { $role }, { $when }. Källa: { $source }.
intake-q-sort = Är det en uppgift eller en bedömning?
intake-q-note = Vad vill du anteckna?
intake-hint-note = Skriv så att personen kan läsa det. Uppgifter och bedömningar skrivs var för sig.
intake-q-source = Varifrån kommer det?
intake-hint-source = Till exempel: samtal med rektorn, brev, hembesök.

# Lämna tillbaka
intake-q-back = Varför lämnar du tillbaka ärendet?
intake-hint-back = Den som tar det efter dig läser det här.
intake-back-was = Lämnat tillbaka

# Att rätta
intake-wrong-need = Svara på om barnet eller den unga behöver skydd.
intake-wrong-talked = Svara på om någon har pratat med barnet eller den unga.
intake-wrong-sort = Välj uppgift eller bedömning.
intake-wrong-missing = Skriv vad som saknas.
intake-wrong-finds-out = Skriv vem som tar reda på det, och när.
intake-wrong-rests-on = Skriv vad bedömningen bygger på.
intake-wrong-talked-why = Skriv varför ni inte har pratats vid än.
intake-wrong-text = Skriv din bedömning.
intake-wrong-note = Skriv vad du vill anteckna.
intake-wrong-source = Skriv varifrån uppgiften kommer.
intake-wrong-back = Skriv varför.
intake-same = Andra kontakter om personen
intake-same-lead = Berättar de om samma händelse läses de ihop. Var och en behåller sina tider, och var och en som berättat får sitt eget svar.
intake-same-is = Samma händelse som i det här ärendet.
intake-same-do = Samma händelse
intake-same-undo = Inte samma händelse
intake-to-answer = Skriv vad som är gjort
intake-answer = Det här är gjort
intake-q-answer-what = Vad är gjort?
intake-answer-all = Det som ärendet gällde
intake-q-answer-day = Vilken dag?
intake-q-answer-text = Vad gjorde ni, och vem fick veta?
intake-hint-answer-text = Det blir en anteckning i akten. Tiden stannar.
intake-answer-save = Spara
intake-wrong-answer-what = Välj vad som är gjort.
intake-wrong-answer-day = Skriv dagen så här: 2026-03-02.
intake-wrong-answer-text = Skriv vad ni gjorde. En mening räcker.
intake-answer-nothing = Det väntar inte längre på svar. Titta på ärendet igen.
intake-answer-no-day = Dagen ska vara i dag eller tidigare, och inte före den dag då ärendet kom.
intake-answer-none = Inget i ärendet väntar på svar till någon utanför.
intake-at-once = En utredning ska inledas utan dröjsmål. De fyra månaderna räknas från den första dag då den får inledas, också om beslutet dröjer.
intake-in-need-open = Skydd behövs nu enligt skyddsbedömningen. Utredningen skyddar inte i sig: skriv vad som är gjort i en anteckning, och gör en ny skyddsbedömning när skyddet finns. Då försvinner raden. Ett omedelbart omhändertagande enligt LVU beslutar nämnden, eller ordföranden eller en utsedd ledamot om det inte kan vänta, aldrig en handläggare.
intake-in-need = Skydd behövs nu enligt skyddsbedömningen. Besluta genast om utredning ska inledas. Ett omedelbart omhändertagande enligt LVU beslutar nämnden, eller ordföranden eller en utsedd ledamot om det inte kan vänta, aldrig en handläggare.

# Ärendet byter händer
intake-next-receive = Ärendet är på väg till dig eller din enhet. Läs det, och ta emot eller skicka tillbaka med en fråga.
intake-next-on-its-way-to = Ärendet är på väg till { $whom } på { $unit }. { $name } har det tills någon där tar emot.
intake-next-on-its-way = Ärendet är på väg till { $unit }. { $name } har det tills någon där tar emot.
intake-to-receive = Ta emot
intake-to-question = Skicka tillbaka med en fråga
intake-to-hand-over = Lämna över
intake-to-handed-over = Se vad du har lämnat över
intake-to-distribute = Fördela
intake-family = Säg till familjen
intake-family-told = { $name } har hand om ditt ärende. Du hör av { $name } senast { $day }.
intake-family-sheet = Skriv ut beskedet till familjen
intake-handed = Orden vid överlämningen
intake-handed-to = till { $unit }
intake-handed-by = { $name }, { $when }.
intake-handed-knows = Familjen vet: { $text }
intake-handed-agreed = Bestämt med familjen: { $text }
intake-handed-remains = Ska göras: { $text }
intake-handed-spoken = Talat med: { $text }
