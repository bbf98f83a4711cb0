//! A town with those who are at work in it, and what one of them alone waits for there.

use crate::{
    READERS, WRITERS,
    deeds::{Deed, Desk},
    log_in,
    pages::Page,
};
use bench::{Res, client::Browser, program::Program, within};
use std::{
    collections::BTreeSet,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

/// One town.
pub struct Town {
    /// The folder's name.
    pub name: String,
    /// Its house.
    pub program: Program,
    /// Those who read.
    pub readers: Vec<Browser>,
    /// Those who write meanwhile.
    pub writers: [Browser; 2],
    /// Those who do what is measured.
    pub desk: Desk,
    /// What is read: the same pages in the same order in each town.
    pub pages: Vec<Page>,
}

/// Starts the house of each, on doors of its own.
///
/// # Errors
/// Where two of them would open the same door, or one does not serve.
pub async fn all(folders: &[PathBuf]) -> Res<Vec<Town>> {
    let mut taken = BTreeSet::new();
    let mut towns = vec![];
    for folder in folders {
        let doors = doors(folder)?;
        if !doors.iter().all(|door| taken.insert(*door)) {
            return Err("two towns open the same door: give one of them other doors in its helhet.toml".into());
        }
        towns.push(Town::open(folder, doors).await?);
    }
    Ok(towns)
}

impl Town {
    async fn open(folder: &Path, doors: [SocketAddr; 2]) -> Res<Town> {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let program = Program::start(folder, doors).await?;
        let mut readers = vec![];
        for login in READERS {
            readers.push(log_in(program.staff, login).await?);
        }
        let writers = [log_in(program.staff, WRITERS[0]).await?, log_in(program.staff, WRITERS[1]).await?];
        let desk = Desk::open(program.staff).await?;
        let pages = Page::of(&desk).await?;
        Ok(Town { name, program, readers, writers, desk, pages })
    }

    /// One of the pages.
    ///
    /// # Errors
    /// Where there are not so many.
    pub fn page(&self, nth: usize) -> Res<&Page> {
        Ok(self.pages.get(nth).ok_or("there is no such page")?)
    }
}

/// What somebody waited for alone, over all turns.
#[derive(Default)]
pub struct Alone {
    times: Vec<Duration>,
    spent: Duration,
}

impl Alone {
    /// One reader opens a page so often; once more before, and that is not counted.
    ///
    /// # Errors
    /// Where it was not what was asked for.
    pub async fn reads(&mut self, town: &Town, nth: usize, often: usize) -> Res<()> {
        let (page, one) = (town.page(nth)?, town.readers.get(2).ok_or("nobody reads")?);
        page.read(one).await?;
        let before = town.program.cpu()?;
        for _ in 0..often {
            self.times.push(page.read(one).await?);
        }
        self.spent += town.program.cpu()?.saturating_sub(before);
        Ok(())
    }

    /// Something is done so often. What must be done before is not counted, so each is weighed by itself.
    ///
    /// # Errors
    /// Where it was refused.
    pub async fn does(&mut self, town: &Town, deed: Deed, often: usize) -> Res<()> {
        let mut ready = vec![];
        for _ in 0..often {
            ready.push(town.desk.prepares(deed).await?);
        }
        let before = town.program.cpu()?;
        for form in &ready {
            self.times.push(town.desk.sends(form).await?);
        }
        self.spent += town.program.cpu()?.saturating_sub(before);
        Ok(())
    }

    /// What half of them waited for at most.
    pub fn half(&mut self) -> Duration {
        within(&mut self.times, 0.5)
    }

    /// What one of them cost the house.
    pub fn each(&self) -> Duration {
        self.spent / u32::try_from(self.times.len()).unwrap_or(1).max(1)
    }
}

/// The doors that the settings of the folder open: residents', staff's.
fn doors(folder: &Path) -> Res<[SocketAddr; 2]> {
    let settings = std::fs::read_to_string(folder.join("helhet.toml"))?;
    let door = |name: &str| -> Res<SocketAddr> {
        let line = settings.lines().find_map(|line| line.strip_prefix(name)?.trim().strip_prefix('='));
        Ok(line.ok_or("the settings say no doors")?.trim().trim_matches('"').parse()?)
    };
    Ok([door("public")?, door("staff")?])
}
