//! XES of any bytes: no panic; and a log that is taken for whole is written and read as the same log.
#![no_main]

use flow::read::{Keep, read_from};
use flow::{Reading, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let reading = Reading { keep: Keep::Everything, ..Reading::default() };
    // What stands before the bytes makes nearly every input XML.
    for begun in [b"".as_slice(), b"<log><trace><event>", b"<log>"] {
        let Ok(log) = read_from("log", &*[begun, bytes].concat(), &reading) else { continue };
        let mut file = Vec::new();
        if write::xes(&log, &mut file).is_ok() {
            let again = read_from("log", &*file, &reading).expect("what we write can be read");
            assert_eq!((log.cases(), log.events(), log.at()), (again.cases(), again.events(), again.at()));
        }
    }
});
