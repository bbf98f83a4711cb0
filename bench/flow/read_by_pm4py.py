"""Whether pm4py reads what we wrote, and finds in it what it finds in the original: python read_by_pm4py.py ORIGINAL OURS."""

import json
import sys

import pm4py


def told(path):
    """Counts of a log of cases or of objects, and its directly-follows edges."""
    if path.endswith((".jsonocel", ".xmlocel")):
        read = pm4py.read_ocel2_json if path.endswith(".jsonocel") else pm4py.read_ocel2_xml
        log = read(path)
        values = log.objects.drop(columns=["ocel:oid", "ocel:type"]).notna().sum().sum()
        return {
            "events": len(log.events),
            "objects": len(log.objects),
            "e2o": len(log.relations),
            "o2o": len(log.o2o),
            "object_changes": len(log.object_changes),
            "object_values": int(values),
            "first": str(log.events["ocel:timestamp"].min()),
            "qualifiers": log.relations["ocel:qualifier"].value_counts().to_dict(),
        }
    log = pm4py.read_xes(path)
    edges, starts, ends = pm4py.discover_dfg(log)
    return {
        "cases": log["case:concept:name"].nunique(),
        "events": len(log),
        "edges": sorted((a, b, n) for (a, b), n in edges.items()),
        "starts": starts,
        "ends": ends,
        "first": str(log["time:timestamp"].min()),
        "last": str(log["time:timestamp"].max()),
        "columns": sorted(log.columns),
        "values": {column: int(log[column].notna().sum()) for column in sorted(log.columns)},
        "kinds": {column: str(log[column].dtype) for column in sorted(log.columns)},
    }


original, ours = told(sys.argv[1]), told(sys.argv[2])
same = original == ours
print(pm4py.__version__, "same" if same else "DIFFERENT", {k: v for k, v in ours.items() if not isinstance(v, (list, dict))})
for key in original:
    if original[key] != ours[key]:
        print(key, original[key], ours[key], sep="\n  ")
if sys.argv[2].endswith(".jsonocel") and len(sys.argv) > 3:
    import jsonschema

    jsonschema.validate(json.load(open(sys.argv[2])), json.load(open(sys.argv[3])))
    print("valid against", sys.argv[3])
sys.exit(0 if same else 1)
