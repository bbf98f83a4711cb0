//! Tables of any bytes: no panic, with every clock.
#![no_main]

use flow::Reading;
use flow::read::{Clock, Keep, Table, read_from};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for clock in [Clock::default(), Clock::EpochSeconds, Clock::EpochMillis] {
        let table = Table { clock, ..Table::default() };
        let reading = Reading { keep: Keep::Everything, table, ..Reading::default() };
        let headed = [b"case:concept:name,concept:name,time:timestamp,case:x\n".as_slice(), bytes].concat();
        let _ = read_from("log", bytes, &reading);
        if let Ok(log) = read_from("log", &*headed, &reading) {
            assert_eq!(log.at().len(), log.case_ids().map(|case| log.of(case).len()).sum::<usize>());
        }
    }
});
