//! Access on real databases: what is listed is what may be opened, what is noted is what was shown.
//! (`cfg(test)` tells clippy that the made-up towns may unwrap as tests do.)

#[cfg(test)]
mod bed;
#[cfg(test)]
mod carrying;
#[cfg(test)]
mod close;
#[cfg(test)]
mod doors;
#[cfg(test)]
mod leaving;
#[cfg(test)]
mod log;
#[cfg(test)]
mod offered;
#[cfg(test)]
mod office;
#[cfg(test)]
mod performing;
mod refused;
#[cfg(test)]
mod standing;
#[cfg(test)]
mod worlds;
