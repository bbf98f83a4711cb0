# Mottagningen, registreringen och kontakten
desk-register-title = Registrera kontakt
desk-close = Stäng
desk-done = Klart, lämna över
desk-put-away = Lägg undan, nästa samtal
desk-choose = Välj
desk-nobody = Ingen
desk-as-usual = Som det brukar vara
desk-same-teller = Som ovan. Berättar någon om sig själv: anhörig
desk-no-interpreter = Ingen tolk
desk-somebody-new = Nej, det är någon annan
desk-q-text = Vad gäller det?
desk-hint-text = Skriv som du hör det. Gäller det flera, börja var och ens stycke med namnet och kolon, så följer det med i rätt ärende.
desk-q-channel = Hur kom det?
desk-q-arrived = När kom det?
desk-hint-arrived = Lämna tomt om det är nu. Annars till exempel 8.20 eller i går 16.30.
desk-q-teller = Vem berättar?
desk-q-teller-name = Namn
desk-hint-teller-name = Lämna tomt om personen inte vill säga det.
desk-q-asked = Vill veta vad som händer med anmälan
desk-q-language = Språk i samtalet
desk-more-contact = Kom det tidigare, eller på ett annat språk?
desk-promise-title = Lova att ringa tillbaka
desk-promise-ring = Ring tillbaka.
desk-q-promise-who = Vem ringer?
desk-q-promise-when = När, senast?
desk-hint-promise-when = Till exempel 12.00 eller i morgon 9.30.
desk-q-promise-what = Så når vi personen utan att det märks
desk-hint-promise-what = Till exempel: ring före 13, inget sms, inget brev hem.
desk-whom = Vem gäller det?
desk-whom-lead = Var och en får sitt eget ärende. Lämna tomt om du inte vet än: kontakten ligger kvar halvregistrerad.
desk-person = { $n ->
    [1] Den första
    [2] Den andra
    [3] Den tredje
   *[other] Person { $n }
}
desk-one-more = En person till
desk-q-kind = Vad gäller det för personen?
desk-q-acute = Kan någon vara i fara i dag?
desk-q-name = Namn
desk-hint-name = Gärna med ålder: Elsa, 9. Eller det som sägs: pojken i röd jacka.
desk-q-who = Personnummer eller ålder
desk-hint-who = Det du har. Lämna tomt om du inte vet.
desk-q-known = Är det någon av dem här?
desk-q-said = Det som hör till just den här personens ärende
desk-hint-said = Är det flera följer bara det här med i akten, och stycket som börjar med namnet och kolon.
desk-more-person = Mer om personen: tolk, bråttom, område
desk-q-violence = Våld av någon närstående
desk-q-addiction = Missbruk eller beroende
desk-q-child = Barn finns med
desk-q-open = Öppna utredning genast
desk-q-evict = Uppsägning eller vräkning
desk-q-why = Varför bråttom?
desk-q-area = Område
desk-q-teller-here = Den som berättar är, för den här personen
desk-q-interpreter = Tolk, till personen eller en vårdnadshavare
desk-q-with = Söker tillsammans med
desk-hint-with = Namn, gärna med personnummer: Marcus Lind, 19900101-2388.
desk-q-taken = Omhändertagen, beslut den
desk-q-carried = Omhändertagen, verkställt den
desk-wrong-long = Texten är för lång: { $is } tecken. Högst { $most } får plats.
desk-wrong-text = Skriv vad det gäller. En mening räcker.
desk-wrong-channel = Välj hur det kom.
desk-wrong-teller = Välj vem som berättar. Vet du inte, välj okänd.
desk-wrong-anonymous = En okänd har inget namn. Ta bort namnet, eller välj vem som berättar.
desk-wrong-clock = Skriv tiden så här: 8.20, i går 16.30 eller 2026-03-02 8.20.
desk-wrong-future = Tiden har inte kommit än. Skriv när det var.
desk-wrong-day = Skriv dagen så här: 2026-03-02.
desk-wrong-kind = Välj vad det gäller för personen, eller töm raden.
desk-wrong-name = Skriv namnet också, så att rätt person får ärendet.
desk-wrong-age = Skriv åldern i år, eller ett helt personnummer.
desk-wrong-born = Den dagen finns inte. Skriv födelsedagen så här: 2016-05-01.
desk-wrong-born-future = Födelsedagen ligger i framtiden. Kontrollera året.
desk-wrong-number = Personnumret stämmer inte. Kontrollera siffrorna, eller skriv åldern i stället.
desk-wrong-area = Välj område: det framgår inte av åldern.
desk-q-rest = Det som inte hör till någon ska bara stå i kontakten
desk-wrong-nobodys = Den här delen följer inte med i något ärende: ”{ $text }”. Börja stycket med personens namn och kolon. Ska det bara stå i kontakten, kryssa i det.
desk-wrong-said = Skriv vad som hör till den här personens ärende. Eller börja ett stycke i texten med namnet och kolon, så följer det med.
desk-wrong-with = Bara den som ansöker kan göra det tillsammans med någon. Välj ansökan, eller ta bort namnet.
desk-wrong-number-anothers = Personnumret hör till någon annan hos oss. Kontrollera siffrorna. Stämmer de, ta bort numret och skriv åldern. Säg till din chef, som kan se om det är samma person.
desk-wrong-number-known = Personnumret hör till någon annan hos oss. Kontrollera siffrorna. Är det samma person under ett annat namn, välj det längre ner. Annars ta bort numret och skriv åldern.
desk-wrong-known = Välj en person, eller säg att det är någon annan.
desk-wrong-promise-who = Välj vem som ringer.
desk-wrong-promise-past = Den tiden har redan gått. Skriv en senare.
desk-stale = Någon annan registrerade något om samma barn i samma stund. Tryck en gång till.
desk-no-unit = Det finns ingen mottagning att lämna ärendet till. Tala med din chef.
desk-queue-title = Mottagningen
desk-receipt = Klart. Så ligger det nu
desk-receipt-others = { $n ->
    [one] Ett ärende ligger hos kollegor som har den behörigheten.
   *[other] { $n } ärenden ligger hos kollegor som har den behörigheten.
}
desk-counts = Läget i kön
desk-count-all = i kön
desk-count-protective = { $n ->
    [one] skyddsbedömning kvar
   *[other] skyddsbedömningar kvar
}
desk-count-untaken = som ingen har tagit
desk-count-over = över tiden
desk-veiled-waits = Skyddade personuppgifter: ett ärende som kom { $since } visas bara för den som har behörighet.
desk-cut-matters = Visar { $shown } av { $all } ärenden. De som brådskar mest är med.
desk-cut-contacts = Visar { $shown } av { $all } kontakter som inte är klara. De som säger att ett barn behöver hjälp i dag är med, och de äldsta.
desk-lead-first = ska läsas och bli ärenden
desk-lead-intake = bedöms i dag
desk-lead-investigation = är öppnad, och väntar på någon som tar den
desk-lead-assessment = 14 dagar från att anmälan kom
desk-empty = Inget väntar på dig här. Det som kommer in och som du får se hamnar här. Börja med Registrera kontakt.
desk-nobody-named = Någon vi inte vet vem det är
desk-interpreter = tolk i { $language }
desk-same-contact = samma kontakt
desk-about-need = { $kind }. Behöver skydd nu.
desk-about-acute = { $kind }. Kan vara fara i dag.
desk-about-judge = { $kind }. Faran ska bedömas.
desk-clock = { $kind } { $left }
desk-contact = En kontakt
desk-contact-from = Kontakt från { $who }
desk-letter = Orosanmälan från webben. Läs den och säg vem den gäller.
desk-letter-today = Orosanmälan från webben. Den som skrev säger att barnet behöver hjälp i dag. Läs den nu.
desk-letter-says-today = Hjälp i dag, säger brevet
desk-half = Halvregistrerat. Säg vem det gäller.
desk-waits = Väntar sedan { $since }
desk-you = du
desk-take = Ta
desk-nobody-yet = Ingen än
desk-now = Just nu
desk-here = Här i dag
desk-away = Borta
desk-contact-title = Kontakten
desk-contact-stale = En kollega har skrivit mer om kontakten medan du skrev. Det som ligger här nu står på sidan, och det du skrev är kvar. Jämför, och lämna över det som saknas.
desk-wrong-nobody = Säg vem det gäller. Vet du inte än ligger kontakten kvar som den är.
desk-told = Det som berättades
desk-changed = Det här är inte vad som kom: någon har ändrat brevet sedan dess. Tala med den som har hand om systemet innan du går vidare.
desk-told-nothing = Här står inget än.
desk-told-yes = Ja
desk-unread = Ingen har läst det här. När du öppnar det ser den som skrev, med sin kod, att det är läst.
desk-open-letter = Öppna och läs
desk-answer = Svara den som skrev
desk-answer-lead = Svaret syns med koden. Det säger inget om barnet eller familjen.
desk-answered = Svaret är lämnat.
desk-reply-thanks = Tack, vi har läst och går vidare
desk-reply-please-ring = Ring oss gärna och säg din kod
desk-promised = { $who } har lovat att höra av sig senast { $when }. { $what }
desk-wants-answer = vill veta vad som händer
desk-whom-contact = Var och en får sitt eget ärende. Tiderna räknas från när kontakten kom.

# Min dag
desk-day-title = Min dag
desk-day-protect = { $n ->
    [1] En skyddsbedömning ska göras i dag.
    [2] Två skyddsbedömningar ska göras i dag.
    [3] Tre skyddsbedömningar ska göras i dag.
   *[other] { $n } skyddsbedömningar ska göras i dag.
}
desk-day-decide = { $n ->
    [1] Ett beslut om att inleda ska fattas i dag.
    [2] Två beslut om att inleda ska fattas i dag.
    [3] Tre beslut om att inleda ska fattas i dag.
   *[other] { $n } beslut om att inleda ska fattas i dag.
}
desk-day-due = { $n ->
    [1] En frist går ut i dag.
    [2] Två frister går ut i dag.
    [3] Tre frister går ut i dag.
   *[other] { $n } frister går ut i dag.
}
desk-day-other = { $n ->
    [1] En annan frist går ut i dag.
    [2] Två andra frister går ut i dag.
    [3] Tre andra frister går ut i dag.
   *[other] { $n } andra frister går ut i dag.
}
desk-day-over = { $n ->
    [1] En frist har gått ut.
    [2] Två frister har gått ut.
    [3] Tre frister har gått ut.
   *[other] { $n } frister har gått ut.
}
desk-day-need = { $n ->
    [1] En person behöver skydd nu.
    [2] Två personer behöver skydd nu.
    [3] Tre personer behöver skydd nu.
   *[other] { $n } personer behöver skydd nu.
}
desk-day-need-clock = Behöver skydd nu
desk-day-need-open = Enligt skyddsbedömningen { $since }. Utredning är inledd; ingen ny skyddsbedömning säger att skyddet finns. { $who }
desk-day-need-why = Enligt skyddsbedömningen { $since }. Beslutet om utredning är inte fattat. { $who }
desk-day-need-carried = { $name } har ärendet.
desk-day-need-untaken = Ingen har tagit ärendet än.
desk-day-ring = Du har lovat att höra av dig till { $who } före { $time }.
desk-day-somebody = någon
desk-day-calm = Ingen frist går ut i dag.
desk-day-untaken = { $n ->
    [one] Ett ärende väntar på att någon tar det.
   *[other] { $n } ärenden väntar på att någon tar dem.
}
desk-day-to-queue = Till Mottagningen
desk-day-today = Kräver dig i dag
desk-day-today-none = Inget kräver dig i dag.
desk-day-running = Stöd som du ger
desk-day-later = Senare
desk-day-more = Visa { $n } till
desk-day-empty-title = Här står det som kräver dig
desk-day-empty = Ärenden du tar, det du har lovat och kontakter du inte har lämnat över hamnar här, i den ordning lagen ger. Börja på Mottagningen, eller under Uppdrag om det är du som ger stödet. Det du har skrivit och inte skickat står också här.
desk-day-came = Kom { $day }, { $channel }.
desk-day-came-once = Kom { $day }.
desk-day-why = Senast { $day }, { $paragraph }.
desk-day-before = Före { $time }
desk-day-was = Skulle ha gjorts { $when }
desk-day-until = Före { $when }
desk-day-promise = Löfte att höra av sig
desk-day-left-gone = { $who } har lovat att höra av sig, men arbetar inte längre här.
desk-day-left-away = { $who } har lovat att höra av sig, men är borta.
desk-day-left-moved = { $who } har lovat att höra av sig, men arbetar inte längre på enheten.
desk-day-left-barred = { $who } har lovat att höra av sig, men kan inte göra det.
desk-day-left-nobody = Vi har lovat att höra av oss, men ingen är utsedd att göra det.
desk-day-closed = Avslutat. Återkoppling väntar.
desk-day-kept = Gjort
desk-left = Inte skickat
desk-left-lead = Texterna är sparade, och bara du kan läsa dem.
desk-left-text = En text
desk-left-gone = Ett ärende du inte längre har
desk-left-gone-contact = En kontakt du inte längre har

# Sök
desk-find-title = Sök
desk-find-what = Namn, personnummer eller ett ärendes adress
desk-find-hint = Du hittar den som har ett ärende du får känna till. Vilka som visas för dig skrivs i loggen.
desk-find-go = Sök
desk-find-wrong-empty = Skriv ett namn, ett personnummer eller ett ärendes adress.
desk-find-wrong-number = Personnumret stämmer inte. Skriv tio eller tolv siffror och kontrollera de fyra sista, eller sök på namnet.
desk-find-ask = Finns personen men du får inte se den, fråga din chef.
desk-find-nobody = Ingen träff. Kontrollera stavningen, eller sök på personnumret.
desk-find-hits = { $n ->
    [one] En träff
   *[other] { $n } träffar
}
desk-find-more = Det finns fler än { $n }. Skriv mer av namnet, eller personnumret.
desk-find-none-open = Inget öppet ärende hos dig
desk-find-matter = Ärende om någon vi inte vet vem det är

# Personen
desk-file-title = Personen
desk-file-born = Född
desk-file-last = Sista fyra
desk-file-language = Språk
desk-file-unasked = inte frågat
desk-file-interpreter = Tolk
desk-file-carries = Bär nu
desk-file-nobody = Ingen än. { $head } ansvarar.
desk-file-also = Även registrerad som
desk-file-now = Nu
desk-file-matter = Ärende
desk-file-closed = Avslutat
desk-file-closed-on = avslutat { $day }
desk-file-see-only = Du ser att ärendet finns men läser inte i det. { $who } bär det.
desk-file-clock = { $kind } { $left }, senast { $day }
desk-file-counted = Räknat från { $day }.
desk-file-reach = Kontakt
desk-file-reach-address = Adress
desk-file-reach-phone = Telefon
desk-file-reach-email = E-post
desk-file-told = Berättat
desk-file-told-none = Det finns inget nedskrivet som du får läsa. Det som personen eller någon annan berättar står här, en gång.
desk-file-told-other = Det här handlar om flera eller om någon annan, och följer inte med utan prövning.
desk-file-told-copied = Hämtat från ett annat ärende { $day }.
desk-file-by = { $who }, { $when }.
desk-file-by-to = { $who }, till { $to } { $when }.
desk-file-teller = { $name }, { $kind }
desk-file-time = Tidslinje
desk-file-time-due = Senast: { $kind }
desk-file-time-came = { $kind }, kom in
desk-file-time-told = Berättat
desk-file-time-note = Anteckning
desk-file-month = { $n ->
    [1] jan
    [2] feb
    [3] mars
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] aug
    [9] sep
    [10] okt
    [11] nov
   *[other] dec
}
desk-file-time-older = Det som är äldre står i ärendena.
desk-file-around = Runt personen
desk-file-around-none = Det finns ingen nedskriven som du får läsa om.
desk-file-unnamed = namnet visas inte här
desk-file-kin-guardian = Vårdnadshavare
desk-file-kin-parent = Förälder
desk-file-kin-child = Barn
desk-file-kin-sibling = Syskon
desk-file-kin-partner = Partner
desk-file-kin-relative = Släkting
desk-file-kin-other = Någon annan nära
desk-became-title = Ärenden som redan finns av det här
desk-became = { $name }: { $kind }

# Överlämningar på Min dag
desk-day-waits = Du väntar på
desk-day-waited = Väntar: { $ago }
desk-day-waits-for = Att { $name } på { $unit } tar emot. Du har ärendet så länge.
desk-day-waits-for-unit = Att någon på { $unit } tar emot. Du har ärendet så länge.
desk-day-question = En fråga som du har skickat tillbaka
desk-day-question-waits = Att { $unit } svarar. Ärendet är kvar där så länge.
desk-day-hears = Familjen ska höra av dig senast { $day }.
desk-day-between = { $n ->
    [one] Ett ärende är på väg mellan din enhet och en annan.
   *[other] { $n } ärenden är på väg mellan din enhet och andra.
 }
desk-day-to-between = Se vad som väntar
desk-day-decide-here = Att besluta. { $name } föreslår:
desk-day-decide-asked = { $name } behöver veta något innan beslutet:
desk-day-decide-waits = Att { $name } beslutar. Förslaget:
desk-day-waits-long = Mer än ett dygn. Ring och fråga.
desk-day-receive = Att ta emot: { $name } på { $unit } lämnar över.
desk-day-assignment-receive = Uppdrag att ta emot på { $unit }: { $what }.
desk-day-assignment-asked = { $unit } har en fråga om uppdraget { $what }:
desk-day-gives-hears = { $what }. Familjen ska höra av dig senast { $day }.
desk-day-gives-then = Stödet börjar { $day }.
desk-day-gives-starts = { $what }. Stödet börjar { $day }: skriv in det när det har börjat.
desk-day-gives-heard = Familjen skulle höra av dig senast { $day }.
desk-day-gives-now = Pågår
desk-day-gives-paused = Uppehåll
desk-day-gives-soon = Mottaget
desk-day-gives = { $what }. Du ger stödet sedan { $day }.
desk-day-asked-unclear = { $name } på { $unit } har en fråga innan någon där tar emot:
desk-day-asked-unit = { $name } på { $unit } tror att ärendet hör hemma på en annan enhet:
desk-day-asked-conflict = { $name } på { $unit } kan inte ta emot, för någon där är jävig:

# Vårdnadshavare
desk-custody-title = Vårdnadshavare
desk-custody-to-matter = Till ärendet
desk-custody-now = Står som vårdnadshavare nu
desk-custody-unchecked = Ingen har kontrollerat vilka vårdnadshavarna är än. Slå upp barnet i folkbokföringen och skriv här vad som står där.
desk-custody-nobody = Ingen vårdnadshavare står i ärendet. Får barnet en, skriv in den här.
desk-custody-no-child = Ärendet gäller inget barn som vi vet vem det är. Det är bara barn som har vårdnadshavare.
desk-custody-then = Det här händer när du sparar
desk-custody-then-party = De som har vårdnaden blir parter i barnets alla öppna ärenden. De ska få veta, svara och få besluten.
desk-custody-then-not = Den som inte har vårdnaden längre är inte part.
desk-custody-then-closed = Skyddade uppgifter och jäv räknas om. Ett ärende kan stängas för någon som kunde läsa det, och öppnas för någon annan.
desk-custody-who-has = Vem har vårdnaden, enligt folkbokföringen?
desk-custody-still = Har { $name } vårdnaden i dag?
desk-custody-yes = Ja
desk-custody-no = Nej, inte längre
desk-custody-nth = Vårdnadshavare { $n }
desk-q-custody-name = Namn
desk-q-custody-who = Personnummer eller födelsedag
desk-hint-custody-who = Det du har. Lämna tomt om du inte vet.
desk-q-custody-none = Barnet har ingen vårdnadshavare här
desk-q-custody-source = Var är det kontrollerat?
desk-hint-custody-source = Till exempel: folkbokföringen, eller tingsrättens dom. Det står sedan som en anteckning i akten.
desk-q-custody-day = Vilken dag kontrollerades det?
desk-hint-custody-day = Lämna tomt om det är i dag. Annars till exempel 2026-03-02.
desk-custody-save = Spara vårdnadshavare
desk-custody-noted = Kontrollerade { $day } vilka som har vårdnaden om barnet.
desk-custody-noted-none = Kontrollerade { $day } vilka som har vårdnaden om barnet. Barnet har ingen vårdnadshavare här.
desk-wrong-custody-still = Svara ja eller nej, så att rätt personer är parter.
desk-wrong-custody-stands = Personen står redan som vårdnadshavare. Svara ja eller nej vid namnet, och töm raden.
desk-wrong-custody-none = Någon står som vårdnadshavare ovanför. Ta bort krysset, eller ändra ovanför.
desk-wrong-custody-nobody = Skriv minst en vårdnadshavare, eller kryssa i att barnet inte har någon.
desk-wrong-custody-name = Skriv namnet också. Det räcker med det du vet.
desk-wrong-custody-source = Skriv var det är kontrollerat, till exempel folkbokföringen.

desk-still = Du är kvar
desk-still-more = Du kan stänga det här och skriva vidare där du var.
