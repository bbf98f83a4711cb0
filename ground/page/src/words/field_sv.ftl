# Fältets ord, samma på alla sidor för dem som arbetar här.
field-kind-child_concern = oro för barn eller ung
field-kind-application_income_support = ansökan om ekonomiskt bistånd
field-kind-application_support = ansökan om stöd
field-kind-adult_addiction = missbruk eller beroende, vuxen
field-kind-violence = våld i nära relation, vuxen
field-kind-other_information = uppgift på annat sätt
field-kind-advice = råd utan namn
field-kind-consult_anonymous = konsultation utan barnets namn
field-kind-records_request = vill läsa akten eller få uppgifter
field-kind-misdirected = hör till någon annan
field-kind-follow_up_to_existing = hör till något som pågår
field-area-child = barn
field-area-youth_18_20 = unga 18–20 år
field-area-violence = våld
field-area-addiction = missbruk och beroende
field-area-income_support = ekonomiskt bistånd
field-area-housing = bostad
field-area-records = akter och uppgifter
field-area-none = inget
field-competence-child = barn
field-competence-violence = våld
field-competence-addiction = beroende
field-competence-economy = ekonomi
field-competence-records = akter
field-reporter-self = personen själv
field-reporter-guardian = vårdnadshavare
field-reporter-relative = anhörig eller partner
field-reporter-anonymous = okänd
field-reporter-association = förening eller församling
field-reporter-foster_home = familjehem
field-reporter-school = skolan
field-reporter-preschool = förskolan
field-reporter-health_care = hälso- och sjukvården
field-reporter-dental_care = tandvården
field-reporter-police = polisen
field-reporter-enforcement_authority = Kronofogden
field-reporter-social_services = socialtjänsten
field-channel-phone = telefon
field-channel-email = e-post
field-channel-letter = brev
field-channel-web_form = webben
field-channel-visit = besök
field-channel-police_report = polisanmälan
field-channel-internal = från en kollega
field-channel-duty_service = socialjouren
field-acute-no = nej
field-acute-judge = behöver bedömas
field-acute-yes = ja
field-station-first_contact = Första kontakt
field-station-intake = Mottagning
field-station-assessment = Förhandsbedömning
field-station-investigation = Utredning
field-station-decision = Beslut
field-station-support = Insats
field-station-follow_up = Uppföljning
field-clock-protective = Skyddsbedömning
field-clock-preliminary = Beslut om att inleda
field-clock-investigation = Utredningen klar
field-clock-party_answer = Parten har svarat
field-clock-letters = Breven om beslutet
field-clock-appeal = Går att överklaga
field-clock-notice = De som berörs får veta
field-clock-feedback = Svar till den som anmälde
field-clock-access_request = Svar om akten
field-clock-enforcement_confirmation = Svar till Kronofogden
field-clock-lvu_court = Ärendet till förvaltningsrätten
field-clock-lvu_application = Ansökan om vård
field-clock-delay_answer = Svar om dröjsmål
field-clock-transfer_answer = Svar om överflyttning
field-clock-follow_up = Uppföljning
field-clock-execution = Beslutet har verkställts
field-left-today = i dag
field-left-tomorrow = i morgon
field-left-days = { $n ->
    [one] { $n } dag kvar
   *[other] { $n } dagar kvar
}
field-over-days = { $n ->
    [one] { $n } dag över
   *[other] { $n } dagar över
}
field-ago-now = nyss
field-ago-minutes = { $n } min
field-ago-hours = { $n ->
    [one] { $n } timme
   *[other] { $n } timmar
}
field-ago-days = { $n ->
    [one] { $n } dag
   *[other] { $n } dagar
}
field-years = { $n } år
field-guarded = Skyddade personuppgifter
field-guarded-around = Skyddade personuppgifter finns i ärendet
field-born = Född
field-last-four = Sista fyra
field-number = Personnummer
field-number-unknown = vet vi inte än
field-speaks = Språk
field-unasked = inte frågat
field-interpreter = Tolk
field-carries = Bär nu
field-nobody-carries = Ingen än. { $head } ansvarar.
field-to-person = Till personens sida
field-nameless = Namnet är inte känt
field-language-sv = svenska
field-language-en = engelska
field-language-ar = arabiska
field-language-so = somaliska
field-language-ti = tigrinja
field-language-fa = persiska
field-language-prs = dari
field-language-ku = kurdiska
field-language-uk = ukrainska
field-language-ru = ryska
field-language-pl = polska
field-language-tr = turkiska
field-language-es = spanska
field-language-fi = finska
field-language-sr = serbiska
field-language-bs = bosniska
field-language-sq = albanska
field-language-th = thailändska
field-language-rom = romani
field-language-swl = svenskt teckenspråk
field-told = Berättat
field-told-none = Inget är nedskrivet än. Det som personen eller någon annan berättar står här, en gång.
field-told-teller = { $name }, { $kind }
field-told-by = { $who }, { $when }
field-told-by-to = { $who }, till { $to } { $when }
field-told-other = Det här handlar om flera eller om någon annan.
field-told-copied = Hämtat från ett annat ärende { $day } av { $who }.
field-told-whole = Hela samtalet
field-signed = { $what } { $when }, { $name }: { $says }
field-or = { $most } eller { $last }
field-or-more = { $most } eller någon annan som får besluta det
field-board = nämnden, för ingen som är här i dag har delegation
