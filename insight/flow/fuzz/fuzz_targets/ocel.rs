//! Object logs of any bytes, JSON, XML and journal: no panic; what is written can be read; every type can be flattened.
#![no_main]

use flow::read::{Keep, read_objects_from};
use flow::write;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for begun in [b"".as_slice(), b"<log><events>", b"{\"objectTypes\":[],\"eventTypes\":[],"] {
        let Ok(log) = read_objects_from("log", &*[begun, bytes].concat()) else { continue };
        for kind in log.object_types() {
            let (cases, counts) = log.flatten(&kind.name, Keep::Everything);
            assert_eq!(u64::from(cases.events()), counts.copies);
        }
        let (mut json, mut xml) = (Vec::new(), Vec::new());
        write::ocel_json(&log, &mut json).expect("a vector takes all");
        let again = read_objects_from("log", &*json).expect("what we write can be read");
        assert_eq!((log.events().len(), log.objects().len()), (again.events().len(), again.objects().len()));
        if write::ocel_xml(&log, &mut xml).is_ok() {
            let again = read_objects_from("log", &*xml).expect("what we write can be read");
            assert_eq!((log.events().len(), log.objects().len()), (again.events().len(), again.objects().len()));
        }
    }
});
