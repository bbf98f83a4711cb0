//! The program as a process of its own, started on a folder with a town in it.

use crate::{Res, client::Browser};
use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// So many ticks of the processor's clock are a second, on Linux.
const TICKS: f64 = 100.0;

/// A house that serves. It ends with [`Program::end`], or when it is dropped.
pub struct Program {
    house: Child,
    /// The staff's door.
    pub staff: SocketAddr,
    /// From the start until the first page was read.
    pub took: Duration,
}

impl Program {
    /// Starts the program beside this one on the folder, whose settings open these doors: residents', staff's.
    ///
    /// # Errors
    /// Where it does not serve its first page within a minute.
    pub async fn start(folder: &Path, [public, staff]: [SocketAddr; 2]) -> Res<Program> {
        let began = Instant::now();
        let beside: PathBuf = std::env::current_exe()?.with_file_name("helhet");
        let mut asked = Command::new(beside);
        asked.args(["serve", "--demo"]).arg(folder).stdout(Stdio::null()).stderr(Stdio::null());
        let mut program = Program { house: asked.spawn()?, staff, took: Duration::ZERO };
        let browser = Browser::new(public);
        loop {
            match browser.ask("GET", "/oro", String::new()).await {
                Ok(_) => break,
                Err(_) if began.elapsed() < Duration::from_secs(60) => {
                    tokio::time::sleep(Duration::from_millis(2)).await;
                }
                Err(e) => return Err(e),
            }
        }
        program.took = began.elapsed();
        Ok(program)
    }

    /// Memory in kilobytes as the kernel tells it: resident now, and the most that it has been.
    ///
    /// # Errors
    /// Where the kernel tells nothing of it.
    pub fn memory(&self) -> Res<(u64, u64)> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.house.id()))?;
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().next()?.parse().ok()
        };
        Ok((of("VmRSS:").ok_or("no memory")?, of("VmHWM:").ok_or("no memory")?))
    }

    /// The processor's time that it has taken since it started, its own and the kernel's for it.
    ///
    /// # Errors
    /// Where the kernel tells nothing of it.
    pub fn cpu(&self) -> Res<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.house.id()))?;
        // The name of the program stands in brackets and may hold anything; the twelfth and thirteenth after it are ours.
        let after = stat.rsplit_once(')').ok_or("no figures")?.1;
        let ticks: Vec<f64> = after.split_whitespace().skip(11).take(2).filter_map(|n| n.parse().ok()).collect();
        Ok(Duration::from_secs_f64(ticks.iter().sum::<f64>() / TICKS))
    }

    /// Ends it.
    ///
    /// # Errors
    /// Where it cannot be ended.
    pub fn end(mut self) -> Res<()> {
        self.house.kill()?;
        self.house.wait()?;
        Ok(())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already: then there is nothing to end.
        self.house.kill().ok();
        self.house.wait().ok();
    }
}
