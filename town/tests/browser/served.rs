//! The real house on a port of its own, with a clock on the wall and an empty database.

use access::Keys;
use house::{Wall, doors};
use law::{Law, OfficeHours};
use page::Municipality;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};
use store::{Db, Uuid};
use tokio::net::TcpListener;

/// A house that stands until the test ends.
pub struct Served {
    /// Its address.
    pub address: SocketAddr,
    /// Where its quick exit leads: a page of another house, as if it were about the weather.
    pub elsewhere: String,
    folder: PathBuf,
}

pub async fn house(name: &str) -> Served {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("browser-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let elsewhere = format!("http://{}/oro/spar", open(&folder.join("elsewhere.db"), "/oro").await);
    let address = open(&folder.join("house.db"), &elsewhere).await;
    Served { address, elsewhere, folder }
}

async fn open(database: &Path, exit: &str) -> SocketAddr {
    let db = Db::open_lite(database).await.unwrap();
    let wall = Arc::new(Wall::new(Arc::new(Law::sweden().unwrap())));
    doors::ready(&db, Uuid::nil(), journal::Moments::now(&*wall).at).await.unwrap();
    let public = doors::public(&db, &Keys::new([9; 32]), municipality(exit), wall).unwrap();
    let door = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = door.local_addr().unwrap();
    tokio::spawn(doors::stand(door, doors::public_router(public), std::future::pending()));
    address
}

fn municipality(exit: &str) -> Municipality {
    let hours = OfficeHours::new(jiff::civil::time(8, 0, 0, 0), jiff::civil::time(16, 30, 0, 0)).unwrap();
    Municipality {
        name: "Älvsala kommun".into(),
        address: "oro.alvsala.example".into(),
        phone: "031-390 06 00".into(),
        post: "Socialnämnden, Älvsala kommun, 123 45 Älvsala".into(),
        after_hours: "031-390 06 99".into(),
        phone_hours: hours,
        reading_hours: hours,
        exit: exit.into(),
        needs: None,
    }
}

impl Served {
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).ok();
    }
}
