"""An independent second implementation of the journal's bytes, written from the crate's page with hashlib alone.

python3 vectors.py > by-python.jsonl      the hashes that vectors.rs holds as literals are printed beside it (stderr)
"""
import datetime
import hashlib
import json
import struct
import sys
import uuid

TENANT = uuid.UUID("01890a5d-ac96-774b-bcce-b302099a8057")
MATTER = uuid.UUID("01890a5d-ac96-7ab2-80e2-4536629c90de")
UNIT = uuid.UUID("01890a5d-ac96-7f21-8000-00000000002a")
EPOCH = datetime.datetime(1970, 1, 1)


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def i64(number):
    return struct.pack(">q", number)


def column(value):
    if value is None:
        return b"\x00"
    return b"\x01" + struct.pack(">I", len(value)) + value


def text(value):
    return None if value is None else value.encode()


def id_bytes(value):
    return None if value is None else value.bytes


def id_text(value):
    return None if value is None else str(value)


def time(micros):
    return (EPOCH + datetime.timedelta(microseconds=micros)).isoformat(timespec="microseconds") + "Z"


def event_id(seq):
    return uuid.UUID(int=0x01890a5dac9770008000000000000000 + seq)


def line(value):
    print(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


# kind, happened, recorded, matter, actor, unit, source, activity, body, how the body stands in the export
EVENTS = [
    ("contact.received", 1767774600000000, 1767774600000001, MATTER, "worker:åsa", UNIT, "page", None,
     "Första kontakten: å ä ö Å Ä Ö, 🧒🏽, مرحبا, \u200f\"citat\" \\ \n\t\r\b\f\x00\x1f\x7f\u2028", "here"),
    ("note.written", -1, -62135596800000000 + 1, None, "", None, "", "", "", "here"),
    ("note.written", 1483228799999999, 1483228800000000, MATTER, "worker:bo", None, "offline", "a1", "bort", "disposed"),
    ("note.written", 0, 253370764799999999, MATTER, "worker:bo", UNIT, "page", None, "inte med", "left_out"),
    ("archive.body_disposed", 1900000000000000, 1900000000000000, None, "job:disposal", None, "job", None,
     json.dumps({"disposed": [str(event_id(3))], "rule": "GAL-1"}, separators=(",", ":")), "here"),
]

prev = sha(b"helhet/genesis/1\n", TENANT.bytes, i64(0))
print("genesis", prev.hex(), file=sys.stderr)
line({"helhet": "journal", "version": 1, "tenant": str(TENANT), "chain": 0})
for seq, (kind, happened, recorded, matter, actor, unit, source, activity, body, stands) in enumerate(EVENTS, 1):
    salt = bytes((seq * 16 + i) % 256 for i in range(32))
    leaf = sha(b"helhet/leaf/1\n", salt, body.encode())
    columns = [i64(0), i64(seq), event_id(seq).bytes, text(kind), i64(happened), i64(recorded), id_bytes(matter),
               text(actor), id_bytes(unit), text(source), text(activity), leaf]
    prev = sha(b"helhet/event/1\n", prev, *map(column, columns))
    print("leaf", seq, leaf.hex(), "hash", prev.hex(), file=sys.stderr)
    line({"chain": 0, "seq": seq, "id": str(event_id(seq)), "kind": kind, "happened_at": time(happened),
          "recorded_at": time(recorded), "matter": id_text(matter), "actor": actor, "unit": id_text(unit),
          "source": source, "activity": activity, "leaf": leaf.hex(), "hash": prev.hex(),
          "body": {"here": {"salt": salt.hex(), "text": body}} if stands == "here" else stands})
line({"head": {"seq": len(EVENTS), "hash": prev.hex()}})
