//! What would hurt somebody if the house began with it: somebody else's records, another secret, files that others can
//! read, a name that is mistyped.

use house::{
    doors::{self, Expected},
    settings::Settings,
};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};
use store::Ts;

const SETTINGS: &str = include_str!("../../../house/demo.toml");

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("refuses-{name}-{}", std::process::id()));
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn settings(folder: &Path, text: &str) -> Result<Settings, String> {
    let file = folder.join("helhet.toml");
    fs::write(&file, text).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    Settings::read(&file).map_err(|e| e.to_string())
}

fn at() -> Ts {
    "2026-03-02T08:41:00Z".parse().unwrap()
}

#[tokio::test]
async fn records_that_are_not_there_are_not_made_by_looking() {
    let folder = folder("absent");
    let settings = settings(&folder, SETTINGS).unwrap();
    let said = doors::open(&settings.records).await.err().unwrap().to_string();
    assert!(said.contains("there are no records"), "{said}");
    assert!(doors::open_for_work(&settings.records, at(), Expected::There).await.is_err());
    assert!(!folder.join("helhet.db").exists());
    fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn another_boards_records_and_another_secret_are_refused() {
    let folder = folder("other");
    let ours = settings(&folder, SETTINGS).unwrap();
    let db = doors::open_for_work(&ours.records, at(), Expected::New).await.unwrap();
    let letterbox = |key: u8| casefile::Letterbox::new(db.clone(), access::Keys::new([key; 32]));
    letterbox(1).ready().await.unwrap();
    letterbox(1).ready().await.unwrap();
    assert!(letterbox(2).ready().await.unwrap_err().to_string().contains("key file"));
    let theirs = settings(&folder, &SETTINGS.replace("00000000a15a", "00000000a15b")).unwrap();
    let said = doors::open(&theirs.records).await.err().unwrap().to_string();
    assert!(said.contains("another board"), "{said}");
    fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn what_others_can_read_is_refused() {
    let folder = folder("open");
    let ours = settings(&folder, SETTINGS).unwrap();
    doors::open_for_work(&ours.records, at(), Expected::New).await.unwrap().close().await;
    let records = folder.join("helhet.db");
    assert_eq!(fs::metadata(&records).unwrap().permissions().mode() & 0o777, 0o600);
    for file in ["helhet.db", "helhet.toml"] {
        let path = folder.join(file);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let said = match file {
            "helhet.db" => doors::open(&ours.records).await.err().unwrap().to_string(),
            _ => Settings::read(&path).err().unwrap().to_string(),
        };
        assert!(said.contains("chmod 600"), "{file}: {said}");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn settings_that_would_hurt_are_refused_with_a_sentence() {
    let folder = folder("settings");
    let wrong = [
        ("phone = \"031-390 06 00\"", "phone = \"\"", "must be filled in"),
        ("exit = \"https", "exit = \"http", "https://"),
        ("public = \"127.0.0.1:8080\"", "public = \"0.0.0.0:8080\"", "without encryption"),
        ("staff = \"127.0.0.1:8081\"", "staff = \"0.0.0.0:8081\"", "without encryption"),
        ("database = \"helhet.db\"", "database = \"postgres://helhet@db.example/helhet\"", "on another machine"),
        ("\"08:00\"", "\"klockan åtta\"", "no time"),
        ("[doors]", "[dörrar]", "dörrar"),
        ("\n[municipality]", "\nneeds_template = \"ingen.toml\"\n[municipality]", "needs_template"),
    ];
    for (here, there, says) in wrong {
        assert!(SETTINGS.contains(here), "{here}");
        let said = settings(&folder, &SETTINGS.replace(here, there)).expect_err(there);
        assert!(said.contains(says), "{there}: {said}");
    }
    assert!(settings(&folder, SETTINGS).is_ok());
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_template_of_the_board_is_read_at_the_start_or_refused() {
    let folder = folder("template");
    let text = SETTINGS.replace("\n[municipality]", "\nneeds_template = \"behov.toml\"\n[municipality]");
    let pack = "name = \"Vår mall\"\nlicence = \"Vår egen\"\n[[heading]]\nkey = \"day\"\ntitle = \"Dagen\"\n";
    let twice = format!("{pack}[[heading]]\nkey = \"day\"\ntitle = \"Natten\"\n");
    fs::write(folder.join("behov.toml"), twice).unwrap();
    let said = settings(&folder, &text).expect_err("a key that stands twice");
    assert!(said.contains("behov.toml") && said.contains("stands twice"), "{said}");
    fs::write(folder.join("behov.toml"), pack).unwrap();
    let needs = settings(&folder, &text).unwrap().municipality().unwrap().needs.unwrap();
    assert_eq!((needs.name(), needs.all().len()), ("Vår mall", 1));
    fs::remove_dir_all(folder).unwrap();
}
