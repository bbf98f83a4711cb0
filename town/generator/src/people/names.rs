//! Made-up names, given by hand for this town: nobody is meant.

use super::Sex;
use crate::chance::Dice;

/// What a family speaks, and how it names its children.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tongue {
    Swedish,
    Arabic,
    Somali,
    Tigrinya,
    Finnish,
}

const SWEDISH_GIRLS: [&str; 24] = [
    "Alma",
    "Elsa",
    "Saga",
    "Märta",
    "Åsa",
    "Lo",
    "Tuva",
    "Astrid",
    "Malin",
    "Jonna",
    "Stina",
    "Änglamaja",
    "Ylva",
    "Sigrid",
    "Bodil",
    "Karin",
    "Lovisa",
    "Moa",
    "Hedvig",
    "Örjana",
    "Frida",
    "Nora",
    "Ebba",
    "Ida",
];
const SWEDISH_BOYS: [&str; 24] = [
    "Albin", "Måns", "Björn", "Åke", "Elis", "Folke", "Göran", "Loke", "Melker", "Nils", "Otto", "Pär", "Rasmus",
    "Sixten", "Tore", "Vidar", "Örjan", "Jonas", "Kalle", "Henrik", "Adam", "Love", "Emil", "Håkan",
];
const ARABIC_GIRLS: [&str; 10] =
    ["Amal", "Dina", "Hanan", "Layla", "Maha", "Nour", "Rania", "Salma", "Yasmin", "Zeinab"];
const ARABIC_BOYS: [&str; 10] =
    ["Ahmad", "Bilal", "Fadi", "Hassan", "Karim", "Mazen", "Omar", "Rami", "Tariq", "Youssef"];
const SOMALI_GIRLS: [&str; 8] = ["Amina", "Ayaan", "Fadumo", "Hodan", "Ifrah", "Khadra", "Sahra", "Ubah"];
const SOMALI_BOYS: [&str; 8] = ["Abdi", "Cabdulle", "Faarah", "Guled", "Ismaaciil", "Liibaan", "Nuur", "Warsame"];
const TIGRINYA_GIRLS: [&str; 8] = ["Abeba", "Bisrat", "Feven", "Hiwet", "Luwam", "Rahwa", "Selam", "Tsega"];
const TIGRINYA_BOYS: [&str; 8] = ["Abel", "Dawit", "Filmon", "Haben", "Kidane", "Merhawi", "Robel", "Yonas"];
const FINNISH_GIRLS: [&str; 6] = ["Aino", "Helmi", "Kaisa", "Päivi", "Satu", "Tuuli"];
const FINNISH_BOYS: [&str; 6] = ["Eero", "Jussi", "Kalevi", "Mikko", "Pekka", "Väinö"];
const SWEDISH_FAMILIES: [&str; 30] = [
    "Öhman",
    "Åberg",
    "Älvdal",
    "Lindqvist",
    "Norén",
    "Sjödin",
    "Granberg",
    "Holmström",
    "Ek",
    "Bergvall",
    "Rask",
    "Törnblom",
    "Wiklund",
    "Hägg",
    "Fors",
    "Backe",
    "Dahlgren",
    "Engström",
    "Hallin",
    "Jansson Åkerö",
    "Kvarnström",
    "Lövgren",
    "Månsdotter",
    "Nygårds",
    "Palm",
    "Råberg",
    "Strömbäck",
    "Tallroth",
    "Västerbo",
    "Östling",
];
const ARABIC_FAMILIES: [&str; 8] =
    ["Al-Najar", "Haddad", "Khalil", "Mansour", "Saleh", "Abu Rashid", "Darwish", "Nasser"];
const SOMALI_FAMILIES: [&str; 6] = ["Jaamac Nuur", "Warsame Ali", "Cabdi Faarah", "Xasan Guled", "Yuusuf", "Aden"];
const TIGRINYA_FAMILIES: [&str; 6] = ["Tesfay", "Haile", "Berhane", "Woldu", "Ghebre", "Kidane"];
const FINNISH_FAMILIES: [&str; 4] = ["Mäkelä", "Virtanen", "Järvi", "Hämäläinen"];

impl Tongue {
    const SHARES: [(Tongue, u32); 5] =
        [(Tongue::Swedish, 74), (Tongue::Arabic, 11), (Tongue::Somali, 7), (Tongue::Tigrinya, 5), (Tongue::Finnish, 3)];

    pub fn drawn(dice: &mut Dice) -> Tongue {
        dice.weighed(&Tongue::SHARES, Tongue::Swedish)
    }

    /// Its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Tongue::Swedish => "sv",
            Tongue::Arabic => "ar",
            Tongue::Somali => "so",
            Tongue::Tigrinya => "ti",
            Tongue::Finnish => "fi",
        }
    }

    /// How many families of it ask for an interpreter.
    pub fn interpreted(self) -> f64 {
        match self {
            Tongue::Swedish => 0.0,
            Tongue::Finnish => 0.1,
            Tongue::Arabic | Tongue::Somali => 0.55,
            Tongue::Tigrinya => 0.75,
        }
    }

    pub fn first(self, sex: Sex, dice: &mut Dice) -> &'static str {
        let list: &[&str] = match (self, sex) {
            (Tongue::Swedish, Sex::Girl) => &SWEDISH_GIRLS,
            (Tongue::Swedish, Sex::Boy) => &SWEDISH_BOYS,
            (Tongue::Arabic, Sex::Girl) => &ARABIC_GIRLS,
            (Tongue::Arabic, Sex::Boy) => &ARABIC_BOYS,
            (Tongue::Somali, Sex::Girl) => &SOMALI_GIRLS,
            (Tongue::Somali, Sex::Boy) => &SOMALI_BOYS,
            (Tongue::Tigrinya, Sex::Girl) => &TIGRINYA_GIRLS,
            (Tongue::Tigrinya, Sex::Boy) => &TIGRINYA_BOYS,
            (Tongue::Finnish, Sex::Girl) => &FINNISH_GIRLS,
            (Tongue::Finnish, Sex::Boy) => &FINNISH_BOYS,
        };
        dice.pick(list, "Lo")
    }

    pub fn family(self, dice: &mut Dice) -> &'static str {
        let list: &[&str] = match self {
            Tongue::Swedish => &SWEDISH_FAMILIES,
            Tongue::Arabic => &ARABIC_FAMILIES,
            Tongue::Somali => &SOMALI_FAMILIES,
            Tongue::Tigrinya => &TIGRINYA_FAMILIES,
            Tongue::Finnish => &FINNISH_FAMILIES,
        };
        dice.pick(list, "Ek")
    }
}
