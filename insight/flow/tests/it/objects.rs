//! Object logs in both spellings, and what a reader has to settle in them.

use crate::told;
use flow::object::LeftOut;

const XML: &str = r#"<?xml version="1.0"?>
<log>
  <object-types><object-type name="child"><attributes><attribute name="age" type="integer"/><attribute name="note" type="string"/></attributes></object-type></object-types>
  <event-types><event-type name="talk"><attributes><attribute name="minutes" type="float"/></attributes></event-type></event-types>
  <objects>
    <object id="Ebba" type="child"><attributes>
      <attribute name="age" time="1970-01-01T00:00:00Z"> 14 </attribute>
      <attribute name="age" time="2026-01-01T00:00:00Z">15</attribute>
      <attribute name="note" time="1970-01-01"> a &lt;b&#65;<![CDATA[ & c]]> </attribute>
    </attributes><objects><relationship object-id="Love" qualifier="sibling"/></objects></object>
    <object id="Love" type="child"/>
  </objects>
  <events>
    <event id="e1" type="talk" time="2026-01-01T10:00:00+01:00"><attributes><attribute name="minutes">30</attribute></attributes>
      <objects><relationship object-id="Ebba" relationship="about"/><object object-id="Love" qualifier=""/></objects></event>
  </events>
</log>"#;

const JSON: &str = r#"{"events":[{"id":"e1","type":"talk","time":"2026-01-01T09:00:00.000Z","attributes":[{"name":"minutes","value":30}],
  "relationships":[{"objectId":"Ebba","qualifier":"about"},{"objectId":"Love"}]}],
 "objects":[{"id":"Ebba","type":"child","attributes":[{"name":"age","value":" 14 ","time":"1970-01-01T00:00:00"},
   {"name":"age","value":15,"time":"2026-01-01T00:00:00Z"},{"name":"note","value":" a <bA & c ","time":"1970-01-01T00:00:00Z"}],
   "relationships":[{"objectId":"Love","qualifier":"sibling"}]},{"id":"Love","type":"child"}],
 "objectTypes":[{"name":"child","attributes":[{"name":"age","type":"integer"},{"name":"note","type":"string"}]}],
 "eventTypes":[{"name":"talk","attributes":[{"name":"minutes","type":"float"}]}]}"#;

#[test]
fn both_spellings_are_one_log() {
    let (xml, json) = (told::objects(XML.as_bytes()).unwrap(), told::objects(JSON.as_bytes()).unwrap());
    assert_eq!(told::things(&xml), told::things(&json));
    let ebba = r#""Ebba" "child" [("age", At(0), Int(14)), ("age", At(1767225600000000), Int(15)), ("note", At(0), Text(" a <bA & c "))] [("Love", "sibling")]"#;
    assert_eq!(told::things(&xml)[2], ebba);
    assert_eq!(
        told::things(&xml)[4],
        r#""e1" "talk" At(1767258000000000) [("minutes", Real(30.0))] [("Ebba", "about"), ("Love", "")]"#
    );
}

#[test]
fn what_does_not_fit_is_counted() {
    let json = JSON
        .replace("\"objectId\":\"Love\"}", "\"objectId\":\"Noor\"}")
        .replace("\"value\":15", "\"value\":\"fifteen\"");
    let json = json.replace("\"type\":\"talk\"", "\"type\":\"call\"");
    let log = told::objects(json.as_bytes()).unwrap();
    let expected = LeftOut { ties_to_nothing: 1, types_not_declared: 1, values_of_another_kind: 1 };
    assert_eq!(*log.left_out(), expected);
    let strays: Vec<(u64, &str)> = log.strays().iter().map(|stray| (stray.line, stray.what.as_str())).collect();
    let (kind, tie) = ("No type `call` is declared.", "A tie leads to `Noor`, and no object has this id.");
    assert_eq!(strays, [(1, kind), (2, tie)]);
    assert!(told::things(&log)[2].contains(r#"Text("fifteen")"#));
    let xml = XML
        .replace("object-id=\"Love\" qualifier=\"\"", "object-id=\"Noor\"")
        .replace("type=\"talk\"", "type=\"call\"");
    let other = told::objects(xml.as_bytes()).unwrap();
    let strays: Vec<(u64, &str)> = other.strays().iter().map(|stray| (stray.line, stray.what.as_str())).collect();
    assert_eq!(strays, [(14, kind), (15, tie)]);
}

#[test]
fn an_object_log_is_read_as_cases_of_its_only_type() {
    let log = told::log(XML.as_bytes()).unwrap();
    let ebba = "case \"Ebba\" \"age\"=Int(15) \"note\"=Text(\" a <bA & c \")\n  \"talk\" 1767258000000000 [None, None, None] \"minutes\"=Real(30.0)";
    assert_eq!(told::cases(&log)[0], ebba);
    assert_eq!(log.events(), 2);
}
