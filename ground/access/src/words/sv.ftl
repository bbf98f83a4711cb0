# Nej som inte kommer ur en regel i policyn. Reglernas egna meningar står i policy.toml.
access-closed = Ärendet är avslutat.
access-taken = En kollega har redan tagit ärendet. Tala med kollegan om du behöver det.
access-headless = Enheten har ingen chef just nu, och då skulle ingen ansvara för ärendet. Tala med förvaltningen.
access-no-part = Kollegan har ingen del i ärendet.
access-colleague-cannot = Kollegan kan inte få det här. Välj någon annan.
access-colleague-away = Kollegan är borta. Välj någon annan.
access-colleague-unqualified = Kollegan har inte den examen eller erfarenhet som ärendet kräver. Välj någon annan.
access-until-passed = Tiden har redan gått. Välj en senare.
access-first-is-here = Du är ersättare, och den ordinarie är på plats.
access-unqualified = För barn och unga krävs socionomexamen eller annan relevant examen, och erfarenhet nog för att arbeta självständigt.
access-not-on-duty = Du är inte i tjänst i dag.
access-no-mandate = Du har inte delegation för det här beslutet. Lämna det till den som har det.
access-unit-known = Det finns redan en enhet med det namnet.
access-staff-known = Det finns redan någon med det inloggningsnamnet.
access-staff-unknown = Det finns ingen medarbetare med den beteckningen, eller så har medarbetaren slutat.
access-days-reversed = Sista dagen ligger före den första.
