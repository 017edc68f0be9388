"""Barlake's ingest beside DuckDB and Polars, by turns: ingest.py WORK ARCHIVES RUNS JAVA..."""

import glob
import json
import os
import shutil
import sys

from bench import Jvm, check, print_ratio, print_times, run_peer

PEERS = ["duckdb", "polars"]
GOALS = {"duckdb": 2.0}


def run_barlake(jvm, lake):
    shutil.rmtree(lake, ignore_errors=True)
    return jvm.tell(lake)


def where_the_time_goes(run):
    """Of the best run; inflating, parsing and writing are measured apart, on all cores, before it."""
    parts = {
        "inflate": run["inflate"],
        "parse": run["read"] - run["inflate"],
        "write": run["written"] - run["read"],
        "clock, order, copies": run["files"] - run["written"],
        "merge and commit": run["commit"],
        "the rest": run["seconds"] - run["files"] - run["commit"],
    }
    shares = (f"{name} {100 * time / run['seconds']:.0f} %" for name, time in parts.items())
    return "\nOf Barlake's best run: " + ", ".join(shares) + ".\n"


def main():
    work, folder, runs, *java = sys.argv[1:]
    archives = sorted(glob.glob(os.path.join(folder, "*.zip")))
    lakes = os.path.join(work, "lakes")
    shutil.rmtree(lakes, ignore_errors=True)
    jvm = Jvm([*java, folder, os.path.join(work, "warm-up"), os.path.join(lakes, "warm-up")])
    results = {name: [] for name in ["barlake", *PEERS]}
    for _ in range(int(runs)):
        results["barlake"].append(run_barlake(jvm, os.path.join(lakes, "measured")))
        for peer in PEERS:
            out = os.path.join(work, peer + ".parquet")
            results[peer].append(run_peer("ingest_peer.py", peer, out, *archives))
            os.remove(out)
        check({name: done[-1]["answer"] for name, done in results.items()})
    jvm.close()
    shutil.rmtree(lakes, ignore_errors=True)

    answer = results["barlake"][0]["answer"]
    count = sum(rows for rows, _ in answer.values())
    print(f"The same from all, as rows and sum of closes * 1e6: {json.dumps(answer)}")
    seconds = {name: [one["seconds"] for one in done] for name, done in results.items()}
    print(f"{count:,} minutes, {len(archives)} ZIPs, {os.cpu_count()} cores, {runs} runs by turns\n")
    print_times(seconds, count, "minutes/s")
    print(where_the_time_goes(min(results["barlake"], key=lambda one: one["seconds"])))
    best = {name: count / min(times) for name, times in seconds.items()}
    for peer in PEERS:
        print_ratio("ingest", best["barlake"], "minutes/s", peer, best[peer], GOALS.get(peer))


main()
