"""Barlake's ingest beside DuckDB and Polars, by turns: ingest.py WORK ARCHIVES RUNS JAVA..."""

import glob
import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from statistics import median

PEERS = ["duckdb", "polars"]
GOALS = {"duckdb": 2.0}


class Barlake:
    """One JVM with an open session, warmed up with one small archive."""

    def __init__(self, work, archives, java):
        self.lakes = os.path.join(work, "lakes")
        shutil.rmtree(self.lakes, ignore_errors=True)
        folders = [archives, os.path.join(work, "warm-up")]
        self.process = subprocess.Popen(
            [*java, *folders, os.path.join(self.lakes, "warm-up")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        while self.line() != "ready\n":
            pass

    def line(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit("Failed: the JVM ended before its time, see above.")
        return line

    def run(self):
        lake = os.path.join(self.lakes, "measured")
        shutil.rmtree(lake, ignore_errors=True)
        self.process.stdin.write(lake + "\n")
        self.process.stdin.flush()
        return json.loads(self.line())

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        shutil.rmtree(self.lakes, ignore_errors=True)


def run_peer(peer, work, archives):
    out = os.path.join(work, peer + ".parquet")
    script = os.path.join(os.path.dirname(__file__), "ingest_peer.py")
    done = subprocess.run(
        [sys.executable, script, peer, out, *archives], stdout=subprocess.PIPE, text=True
    )
    if done.returncode != 0:
        sys.exit(f"Failed: {peer} could not read the archives, see above.")
    os.remove(out)
    return json.loads(done.stdout)


def rows(answer):
    return sum(count for count, _ in answer.values())


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


def check(answers):
    """Who gives another answer has not done the same work: no time is told then."""
    for name, answer in answers.items():
        if answer != answers["barlake"]:
            sys.exit(
                f"Failed: barlake and {name} give different answers, so no time is worth telling:"
                f" {answers['barlake']} and {answer}."
            )


def main():
    work, folder, runs, *java = sys.argv[1:]
    archives = sorted(glob.glob(os.path.join(folder, "*.zip")))
    barlake = Barlake(work, folder, java)
    results = {name: [] for name in ["barlake", *PEERS]}
    for _ in range(int(runs)):
        results["barlake"].append(barlake.run())
        for peer in PEERS:
            results[peer].append(run_peer(peer, work, archives))
        check({name: done[-1]["answer"] for name, done in results.items()})
    barlake.close()

    answer = results["barlake"][0]["answer"]
    count = rows(answer)
    print(f"The same from all, as rows and sum of closes * 1e6: {json.dumps(answer)}")
    seconds = {name: [one["seconds"] for one in done] for name, done in results.items()}
    print(f"{count:,} minutes, {len(archives)} ZIPs, {os.cpu_count()} cores, {runs} runs by turns\n")
    print(f"{'':10}{'best s':>9}{'median s':>10}{'worst s':>9}{'minutes/s':>13}   runs")
    for name, times in seconds.items():
        print(
            f"{name:10}{min(times):9.2f}{median(times):10.2f}{max(times):9.2f}"
            f"{count / min(times):13,.0f}   " + " ".join(f"{time:.2f}" for time in times)
        )
    print(where_the_time_goes(min(results["barlake"], key=lambda one: one["seconds"])))
    for peer in PEERS:
        ours, theirs = count / min(seconds["barlake"]), count / min(seconds[peer])
        goal = GOALS.get(peer)
        print(
            json.dumps(
                {
                    "name": "ingest",
                    "ours": round(ours),
                    "unit": "minutes/s",
                    "peer": f"{peer} {version(peer)}",
                    "peer_value": round(theirs),
                    "ratio": round(ours / theirs, 3),
                    "goal": goal,
                    "holds": None if goal is None else ours / theirs >= goal,
                }
            )
        )


main()
