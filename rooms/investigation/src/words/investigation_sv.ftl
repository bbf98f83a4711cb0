# Samtycke och stöd i lag: vad som görs i ett ärende, och vad det bygger på.
investigation-consent-title = Samtycke och stöd i lag
investigation-consent-lead = Här står vad vi gör, och om det bygger på samtycke eller på stöd i lag. Ett samtycke gäller det som orden säger och inget mer. Den som har sagt ja kan ångra sig när som helst.
investigation-consent-to-matter = Till ärendet
investigation-consent-to-consent = Till samtycke och stöd i lag
investigation-consent-note-before = Ingen utredning är inledd. Under förhandsbedömningen talar vi bara med dem det gäller och med den som anmälde, och använder det vi själva redan vet. Andra kontakter kräver samtycke, eller att en utredning inleds.
investigation-consent-note-ended = Utredningen är avslutad. Det som byggde på den har inte stöd i lag längre.
investigation-consent-note-unknown-age = Vi vet inte hur gammalt barnet är. Därför frågas alla som kan behöva säga ja, också barnet. Skriv in åldern när ni vet den.
investigation-consent-note-reads-only = Du kan läsa här. Den som har ärendet skriver.
investigation-consent-look-up = Slå upp vårdnadshavare
investigation-consent-guardians-not-looked-up = Vårdnadshavarna är inte kontrollerade än. Ta reda på vilka de är. Innan dess bygger inget på deras samtycke.
investigation-consent-no-guardian = Barnet har ingen vårdnadshavare som kan säga ja. Tala med din chef om vem som får företräda barnet.

# Det som görs
investigation-consent-measures = Det här gör vi
investigation-consent-measures-none = Inget är inskrivet än. När ni vill tala med skolan, träffa barnet själva eller ge stöd skriver ni in det här först. Då syns det om någon behöver säga ja.
investigation-consent-measures-over = Stoppat eller avslutat
investigation-consent-measure-contact = Kontakt med andra om personen.
investigation-consent-measure-talk = Samtal med barnet utan vårdnadshavare.
investigation-consent-measure-support = Stöd hemma eller i öppna former, efter behovsprövning.
investigation-consent-measure-open-support = Insats utan behovsprövning.
investigation-consent-measure-placement = Boende utanför hemmet.
investigation-consent-since = Från { $day }.
investigation-consent-on-law = Stöd i lag: { $paragraph }. Samtycke behövs inte.
investigation-consent-on-law-before = Byggde på stöd i lag: { $paragraph }.
investigation-consent-on-consent = Bygger på samtycke:
investigation-consent-why = Varför?
investigation-consent-unsure = (Regeln är inte kontrollerad mot lagtexten. Fråga en jurist innan ni bygger på den.)
investigation-consent-suitable-was = Barnets eget samtycke är lämpligt: { $why }
investigation-consent-state-runs = Får göras
investigation-consent-state-waits = Väntar: alla har inte sagt ja
investigation-consent-state-refused = Får inte göras: någon har sagt nej
investigation-consent-state-without-law = Får inte göras: stödet i lag gäller inte längre
investigation-consent-state-stopped = Stoppad
investigation-consent-state-ended = Avslutad
investigation-consent-asks-more = Lagen frågar i dag efter fler än när det här skrevs in. Fråga dem, avsluta det här och skriv in det på nytt.
investigation-consent-law-now = I dag finns stöd i lag för det här. Vill ni bygga på det avslutar ni och skriver in det på nytt.
investigation-consent-ended = Avslutad { $day }: { $why }
investigation-consent-stopped = Stoppad { $day }: { $name } har ångrat sitt samtycke.
investigation-consent-of-guardians = varje vårdnadshavare
investigation-consent-of-person = personen själv
investigation-consent-of-child = barnet eller den unga
investigation-consent-and = { " och " }
investigation-consent-needs = Samtycke behövs av { $of }.
investigation-consent-needs-or-own = Barnets eget samtycke kan räcka, om det är lämpligt.
investigation-consent-needs-look-up = Vårdnadshavarna är inte kontrollerade än.

# Hur var och en står
investigation-consent-stands-not-asked = ej tillfrågad
investigation-consent-stands-asked = tillfrågad { $day }
investigation-consent-stands-given = sa ja { $day }
investigation-consent-stands-given-until = sa ja { $day }, gäller till och med { $until }
investigation-consent-stands-ran-out = gällde till och med { $day }
investigation-consent-stands-refused = sa nej { $day }
investigation-consent-stands-taken-back = ångrade sig { $day }
investigation-consent-stands-not-looked-up = inte kontrollerat än
investigation-consent-stands-no-guardian = finns ingen

# Det som lagen lämnar kvar
investigation-consent-left = Det här tillåter lagen fortfarande
investigation-consent-left-nothing = Då görs det inte. Personen kan säga ja igen när som helst.
investigation-consent-still-childs-own = Barnets eget samtycke, om det är lämpligt. Skriv i så fall in det på nytt och välj barnets eget samtycke.
investigation-consent-still-despite-one = Nämnden får i vissa fall besluta om stödet fast en av två vårdnadshavare säger nej.
investigation-consent-still-goes-on = Utredningen fortsätter. Den kräver inget samtycke, och de kontakter som behövs får tas.
investigation-consent-still-what-they-tell = Det som personen själv vill berätta.
investigation-consent-still-open-or-not = Besluta om utredning ska inledas eller inte. I en utredning om ett barn behövs inget samtycke till det här.
investigation-consent-still-only-lvu = Boende utanför hemmet ges inte utan samtycke. Kvar är bara vård enligt LVU, som nämnden ansöker om och domstolen beslutar.

# Skriv in något
investigation-consent-new = Skriv in vad ni vill göra
investigation-consent-what-law-asks = Det här kräver lagen i ärendet i dag:
investigation-consent-q-measure = Vad är det för slag?
investigation-consent-q-what = Vad vill ni göra?
investigation-consent-hint-what = Till exempel: familjesamtal en gång i veckan. Det är det här som den som tillfrågas säger ja eller nej till.
investigation-consent-q-since = Från vilken dag?
investigation-consent-hint-day = ÅÅÅÅ-MM-DD. Lämna tomt för i dag.
investigation-consent-q-way = Vems samtycke ska det bygga på?
investigation-consent-way-asked = Det som lagen frågar efter först
investigation-consent-way-own = Barnets eget samtycke räcker
investigation-consent-q-suitable = Om det bygger på barnets eget samtycke: varför är det lämpligt?
investigation-consent-hint-suitable = Barnets mognad, och vad som talar för och emot att göra det utan vårdnadshavarna.
investigation-consent-begin-then = Bygger det på stöd i lag får det göras från dagen du skrev. Bygger det på samtycke väntar det tills alla har sagt ja.
investigation-consent-begin = Skriv in

# Ett svar
investigation-consent-answer-title = Skriv ett svar
investigation-consent-to-answer = Skriv ett svar
investigation-consent-answer-none = Här finns inget svar att skriva. Det bygger på stöd i lag, är över, eller så är vårdnadshavarna inte kontrollerade än.
investigation-consent-q-who = Vem?
investigation-consent-who-none = Välj
investigation-consent-q-answer = Vad blev svaret?
investigation-consent-answer-given = Ja
investigation-consent-answer-refused = Nej
investigation-consent-answer-asked = Tillfrågad, har inte svarat än
investigation-consent-q-words = Vad sa personen?
investigation-consent-hint-words = Ett ja gäller bara det som står här. Ett nej behöver inget skäl.
investigation-consent-q-how = Hur?
investigation-consent-how-phone = På telefon
investigation-consent-how-meeting = När vi sågs
investigation-consent-how-writing = Skriftligt
investigation-consent-said-by-phone = på telefon
investigation-consent-said-at-meeting = när vi sågs
investigation-consent-said-in-writing = skriftligt
investigation-consent-q-day = Vilken dag?
investigation-consent-q-until = Om ett ja gäller till en viss dag: vilken?
investigation-consent-hint-until = ÅÅÅÅ-MM-DD. Lämna tomt om ingen dag är sagd.
investigation-consent-also = Svaret gäller också: { $what }
investigation-consent-answer-save = Spara svaret
investigation-consent-answer-was-asked = tillfrågades { $day }, { $how }:
investigation-consent-answer-was-given = sa ja { $day }, { $how }:
investigation-consent-answer-was-refused = sa nej { $day }, { $how }:
investigation-consent-answer-was-taken-back = Ångrade sig { $day }, { $how }:
investigation-consent-noted-by = Skrivet av { $name }, { $when }.

# Ångrat samtycke
investigation-consent-to-withdraw = Ångrat sitt samtycke
investigation-consent-withdraw-title = Ångrat sitt samtycke
investigation-consent-stops = Det här stoppas genast när du sparar
investigation-consent-stops-nothing = Inget. Det som samtycket gällde är redan över.
investigation-consent-stops-then = Det som stoppas står kvar att läsa. Efteråt visar sidan vad lagen fortfarande tillåter.
investigation-consent-q-back-words = Vad sa personen?
investigation-consent-hint-back-words = Ingen behöver ge ett skäl.
investigation-consent-withdraw = Ångrat sitt samtycke
investigation-consent-no-yes = Det finns inget ja att ångra. Titta på sidan igen.

# Avsluta
investigation-consent-to-end = Avsluta
investigation-consent-end-title = Avsluta det vi gör
investigation-consent-q-why = Hur gick det?
investigation-consent-hint-why = En mening räcker.
investigation-consent-q-last-day = Sista dagen?
investigation-consent-end = Avsluta
investigation-consent-over = Det är redan över.

# Att rätta
investigation-consent-wrong-measure = Välj vad det är för slag.
investigation-consent-wrong-what = Skriv vad ni vill göra.
investigation-consent-wrong-day = Skriv dagen så här: 2026-03-02.
investigation-consent-wrong-suitable = Skriv varför barnets eget samtycke är lämpligt.
investigation-consent-wrong-who = Välj vem som svarade.
investigation-consent-wrong-answer = Välj vad svaret blev.
investigation-consent-wrong-words = Skriv vad personen sa, eller vad du frågade om.
investigation-consent-wrong-back-words = Skriv vad personen sa. En mening räcker.
investigation-consent-wrong-how = Välj hur det sades.
investigation-consent-wrong-why = Skriv hur det gick.
investigation-consent-no-day = Dagen ska vara i dag eller tidigare, och inte före det som den hör till.
investigation-consent-no-until = Sista dagen ligger före dagen då personen sa ja.
investigation-consent-measure-not-here = Det går inte att välja här. Personen är vuxen.
investigation-consent-not-childs-own = Här räcker inte barnets eget samtycke. Välj det som lagen frågar efter först.
investigation-consent-not-asked-of = Det bygger inte på den personens samtycke. Titta på sidan igen.
investigation-consent-said-yes = Personen har redan sagt ja. Har svaret ändrats skriver du att personen har ångrat sig.
