//! What a municipality may set where the law leaves it open, with a safe value for each.

use crate::calendar::{OfficeHours, Zone};
use crate::rule::LawError;
use jiff::civil::Time;
use serde::Deserialize;
use toml::value::Datetime;

/// The settings of one municipality. Read from the same text as the rules; every key must be there, no other may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The zone whose calendar days count. Key `zone`, an IANA name.
    pub zone: Zone,
    /// From this local hour a report counts as come late in the day, and its protective assessment may be made the
    /// next calendar day (INT-2). Key `protective_next_day_from`. A later hour is stricter.
    pub protective_next_day_from: Time,
    /// The hours of the reception on working days. Keys `office_open` and `office_close`.
    pub office: OfficeHours,
    /// Months between follow-ups of open support (UTR-20). Good practice, no statutory interval.
    /// Key `follow_up_interval_months`.
    pub follow_up_interval_months: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    zone: String,
    protective_next_day_from: Datetime,
    office_open: Datetime,
    office_close: Datetime,
    follow_up_interval_months: u16,
}

impl Written {
    pub(crate) fn read(self) -> Result<Settings, LawError> {
        let time = |key: &'static str, written: Datetime| {
            let time = written.time.filter(|_| written.date.is_none()).ok_or(LawError::Setting { key })?;
            let (hour, minute) = (i8::try_from(time.hour), i8::try_from(time.minute));
            let (Ok(hour), Ok(minute)) = (hour, minute) else { return Err(LawError::Setting { key }) };
            Time::new(hour, minute, 0, 0).map_err(|_| LawError::Setting { key })
        };
        let (open, close) = (time("office_open", self.office_open)?, time("office_close", self.office_close)?);
        if self.follow_up_interval_months == 0 {
            return Err(LawError::Setting { key: "follow_up_interval_months" });
        }
        Ok(Settings {
            zone: Zone::named(&self.zone).map_err(|_| LawError::Setting { key: "zone" })?,
            protective_next_day_from: time("protective_next_day_from", self.protective_next_day_from)?,
            office: OfficeHours::new(open, close).map_err(|_| LawError::Setting { key: "office_close" })?,
            follow_up_interval_months: self.follow_up_interval_months,
        })
    }
}
