"""Everybody beside everybody, by turns, each turn a program of its own: python beside.py import|follows FILE [ROUNDS] [WHO ...].

import: reading a log, from the file's name to columns in memory. follows: what directly follows what, with how often,
median, mean and share, on a log that is read already. Prints the median of the rounds, each round, and the greatest
memory of a whole turn (VmHWM); then ratios to ours. Nobody's own start is timed.
"""

import json
import os
import statistics
import subprocess
import sys
import time

OURS = os.environ.get("BENCH_FLOW", os.path.join(os.path.dirname(os.path.abspath(__file__)), "target/release/bench-flow"))


def peak():
    with open("/proc/self/status") as status:
        return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) // 1024


def pm4py_log(path, variant):
    import warnings

    warnings.filterwarnings("ignore")
    import pm4py

    return lambda: pm4py.read_xes(path, variant=variant)


def r4pm_log(path):
    import r4pm

    return lambda: r4pm.df.import_xes(path)


def quick(path):
    """The log as a frame, by the quickest reader there is: what it costs is not what is measured."""
    import r4pm

    frame = r4pm.df.import_xes(path)
    return frame[0] if isinstance(frame, tuple) else frame


def follows_pm4py(path):
    import pm4py

    log = pm4py.format_dataframe(quick(path).to_pandas())
    return lambda: pm4py.discover_performance_dfg(log, perf_aggregation_key="all")


def follows_polars(path):
    import polars as pl

    log = quick(path).select("case:concept:name", "concept:name", "time:timestamp")

    def work():
        case = pl.col("case:concept:name")
        pairs = (
            log.lazy()
            .with_row_index("place")
            .sort("case:concept:name", "time:timestamp", "place")
            .with_columns(
                pl.when(case == case.shift(-1)).then(pl.col("concept:name").shift(-1)).alias("next"),
                (pl.col("time:timestamp").shift(-1) - pl.col("time:timestamp")).dt.total_microseconds().alias("gap"),
            )
            .filter(pl.col("next").is_not_null())
        )
        edges = pairs.group_by("concept:name", "next").agg(
            pl.len().alias("freq"),
            pl.col("gap").median().alias("median"),
            pl.col("gap").mean().alias("mean"),
            pl.col("gap").quantile(0.9, "linear").alias("p90"),
            pl.col("gap").min().alias("min"),
            pl.col("gap").max().alias("max"),
            pl.col("gap").sum().alias("sum"),
        )
        return edges.sort("freq", descending=True).collect()

    return work


WHO = {
    "import": {
        "process_mining": None,
        "pm4py + r4pm": lambda path: pm4py_log(path, "rustxes"),
        "r4pm alone": r4pm_log,
        "pm4py": lambda path: pm4py_log(path, "iterparse"),
    },
    "follows": {"pm4py": follows_pm4py, "polars": follows_polars},
}


def turn(what, who, path):
    """One turn of a peer in this process: seconds and megabytes, on one line."""
    work = WHO[what][who](path)
    times = []
    # Reading is timed once, as a reader meets it; reckoning seven times with a warm log, as ours is.
    for _ in range(1 if what == "import" else 7):
        begun = time.perf_counter()
        found = work()
        times.append(time.perf_counter() - begun)
    seconds = statistics.median(times)
    size = len(found[0]) if isinstance(found, tuple) else len(found)
    print(json.dumps({"seconds": seconds, "peak_mb": peak(), "size": size}))


def asked(what, who, path):
    if who == "flow" or who == "process_mining":
        words = {"flow": {"import": ["once", "ours"], "follows": ["follows"]}, "process_mining": {"import": ["once", "peer"]}}
        said = subprocess.run([OURS, *words[who][what], path], check=True, capture_output=True, text=True).stdout
        seconds = float(said.split(": ")[1].split(" s")[0])
        return {"seconds": seconds, "peak_mb": int(said.split("VmHWM:")[1].split()[0]) // 1024}
    said = subprocess.run([sys.executable, __file__, "turn", what, who, path], check=True, capture_output=True, text=True)
    return json.loads(said.stdout.splitlines()[-1])


def main(what, path, rounds="3", *only):
    everybody = ["flow", *(who for who in WHO[what] if not only or who in only)]
    turns = {who: [] for who in everybody}
    for _ in range(int(rounds)):
        for who in everybody:
            turns[who].append(asked(what, who, path))
            print(f"  {who}: {turns[who][-1]}", flush=True)
    middle = {who: statistics.median(one["seconds"] for one in of) for who, of in turns.items()}
    memory = {who: max(one["peak_mb"] for one in of) for who, of in turns.items()}
    print(f"{what} of {os.path.basename(path)}, median of {rounds} rounds")
    for who in everybody:
        times, share = middle[who] / middle["flow"], memory["flow"] / memory[who]
        print(f"  {who}: {middle[who]:.4f} s, {memory[who]} MB; {times:.2f} times ours, our memory is {share:.1%} of it")


if __name__ == "__main__":
    if sys.argv[1] == "turn":
        turn(*sys.argv[2:5])
    else:
        main(*sys.argv[1:])
