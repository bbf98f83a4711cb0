//! What people say and write in the made-up town. Everything is made up here; `*` stands for the person's first name.

use crate::chance::Dice;
use access::No;
use casefile::Text;
use store::Fault;

/// A text, as somebody typed it.
pub(crate) fn text(typed: &str) -> Result<Text, No> {
    Text::parse(typed, 20_000).map_err(|_| Fault::Unfit("a made-up text is empty".into()).into())
}

/// One of a list, about somebody.
pub(crate) fn about(dice: &mut Dice, list: &[&str], name: &str) -> Result<Text, No> {
    text(&dice.pick(list, "*").replace('*', name))
}

pub(crate) const CONCERNS: [&str; 10] = [
    "*: Har varit borta från skolan flera dagar varje vecka sedan lovet och kommer ofta utan frukost.",
    "*: Säger att det ofta är bråk hemma på kvällarna och vill inte gå hem efter fritids.",
    "*: Hämtas sent och föräldern har flera gånger luktat alkohol.",
    "*: Är trött, har samma kläder dag efter dag och har slutat leka med de andra.",
    "*: Har varit ute sent med äldre ungdomar och togs hem av polis.",
    "*: Föräldern berättar själv att orken är slut och ber om någon att prata med.",
    "*: Har missat tre besök på vårdcentralen och ingen har svarat i telefon.",
    "*: Syntes ensam på gården sent på kvällen, i strumpor.",
    "*: Har skrivit till en kamrat att inget spelar någon roll längre.",
    "*: Har berättat att det ofta inte finns mat hemma i slutet av månaden.",
];
pub(crate) const VIOLENCE: [&str; 4] = [
    "*: Berättar att den ena föräldern slog den andra i går kväll och att det hänt förut.",
    "*: Polisen kom till hemmet efter larm om bråk. Barnet var i rummet bredvid.",
    "*: Har ett märke på armen och säger att det är någon hemma som tagit hårt.",
    "*: Säger att hen är rädd när den ena föräldern blir arg, och visar var det gjort ont.",
];
pub(crate) const USE: [&str; 4] = [
    "*: Dricker varje dag sedan i somras och har slutat svara när vi ringer.",
    "*: Togs omhand berusad för tredje gången denna månad.",
    "*: Har bett om hjälp att sluta med tabletter.",
    "*: Har fått varning på arbetet på grund av alkohol och vet inte vart hen ska vända sig.",
];
pub(crate) const GROWN_VIOLENCE: [&str; 3] = [
    "*: Berättar att partnern följer efter henne och har hotat henne.",
    "*: Kom till akuten med skador och uppgav att det var någon hemma.",
    "*: Har lämnat hemmet efter bråk och vill prata med någon.",
];
pub(crate) const MONEY: [&str; 3] = [
    "*: Söker försörjningsstöd för månaden. Lönen har upphört och pengarna räcker inte till hyran.",
    "*: Söker försörjningsstöd. A-kassan är slut sedan förra månaden.",
    "*: Söker ekonomiskt stöd till hyra och mat efter en separation.",
];
pub(crate) const WISHES: [&str; 2] = [
    "*: Föräldern söker stöd: avlastning några helger och någon att prata med.",
    "*: Föräldern söker stöd i föräldraskapet efter en svår höst.",
];
pub(crate) const RECORDS: [&str; 1] = ["*: Ber att få läsa sin akt."];
pub(crate) const NEWS: [&str; 3] = [
    "*: Mentorn ringer och berättar att närvaron är bättre.",
    "*: Vården meddelar att nästa besök blir om två veckor.",
    "*: Föräldern ringer och lämnar nytt telefonnummer.",
];
pub(crate) const NOTES: [&str; 5] = [
    "Talade med en förälder i telefon om vad som kommit in och vad som händer nu.",
    "Föräldern kom på bokat möte. Vi gick igenom det som berättats.",
    "Ringde skolan med familjens vetskap. Mentorn beskriver veckan.",
    "Ringde, inget svar. Lämnade meddelande med namn och nummer.",
    "Hembesök. Barnen var hemma och visade sina rum.",
];
pub(crate) const WANTED: [&str; 3] = [
    "Någon att ringa när det blir för mycket, och tid att hinna med.",
    "Barnet: att mamma får sova. Mamma: att läxorna blir gjorda utan bråk.",
    "Vi vill klara kvällarna själva till våren.",
];
pub(crate) const GOALS: [&str; 4] = [
    "Lugna kvällar, utan bråk om läxorna",
    "I skolan varje dag före lovet",
    "En vuxen till att ringa",
    "Mat på bordet och räkningarna betalda",
];
pub(crate) const MET: [&str; 4] = [
    "Vi åt middag tillsammans och gick igenom veckan.",
    "Barnet visade sin teckning. Föräldern sov ut.",
    "Talade om hur det gick när det blev bråk i tisdags.",
    "Kort samtal. Nästa gång provar vi utan mig.",
];
pub(crate) const CHANGED: [&str; 3] = [
    "Det har blivit lugnare hemma, och de hör av sig själva när det är svårt.",
    "Närvaron i skolan är bättre. Kvällarna är fortfarande tunga.",
    "Familjen klarar vardagen med hjälp av släkten.",
];
pub(crate) const THOUGHT: [&str; 3] =
    ["Det har varit bra att samma person kom.", "Bra, men det tog tid att komma i gång.", "Vi klarar oss nu."];
pub(crate) const OPENED: [&str; 3] = [
    "Det som berättats kan behöva stöd från oss, och vi behöver veta mer om hur barnet har det.",
    "Uppgifterna är allvarliga och har kommit från flera håll.",
    "Föräldern och vi är överens om att det behöver utredas.",
];
pub(crate) const NOT_OPENED: [&str; 3] = [
    "Familjen har redan den hjälp som behövs, och barnet är tryggt hemma.",
    "Det som berättats fick sin förklaring i samtalet med familjen.",
    "Det finns inget i det som framkommit som nämnden kan behöva göra något åt.",
];
pub(crate) const SAID: [&str; 4] = [
    "* sade att det är bäst hos mormor på helgerna och att skolan är bra på morgnarna.",
    "* ritade huset och berättade vilka rum som är roliga och vilka som är tråkiga.",
    "* ville prata om fotbollen och sade till slut att det är tyst hemma när det är bråk.",
    "* sade att det är bättre nu än i höstas.",
];
pub(crate) const FACTS: [&str; 3] = [
    "Skolan beskriver god närvaro de senaste veckorna. Hemma finns rutiner för läxor och sömn.",
    "Vården beskriver att utvecklingen följer åldern. Tandläkarbesök är bokat.",
    "Föräldrarna har olika bild av hur vardagen är. Närstående hjälper till på helgerna.",
];
pub(crate) const ASSESSED: [&str; 2] = [
    "Det finns styrkor i familjen att bygga på, och vardagen behöver bli lugnare.",
    "Barnets behov möts till stor del, och det som saknas kan familjen få hjälp med.",
];
