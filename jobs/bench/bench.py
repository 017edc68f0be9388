"""What the benches beside peers share: a JVM that does as it is told, and how results are shown."""

import json
import os
import subprocess
import sys
from importlib.metadata import version
from statistics import median


class Jvm:
    """One JVM with an open session that is told a line and answers with a line of JSON."""

    def __init__(self, command):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        while self.line() != "ready\n":
            pass

    def line(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit("Failed: the JVM ended before its time, see above.")
        return line

    def tell(self, *words):
        self.process.stdin.write(" ".join(words) + "\n")
        self.process.stdin.flush()
        return json.loads(self.line())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def run_peer(script, *arguments):
    """One peer in a process of its own."""
    path = os.path.join(os.path.dirname(__file__), script)
    done = subprocess.run([sys.executable, path, *arguments], stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"Failed: {arguments[0]} could not do it, see above.")
    return json.loads(done.stdout)


def check(answers):
    """Who gives another answer has not done the same work: no time is told then."""
    for name, answer in answers.items():
        if answer != answers["barlake"]:
            sys.exit(
                f"Failed: barlake and {name} give different answers, so no time is worth telling:"
                f" {answers['barlake']} and {answer}."
            )


def print_times(seconds, count, unit):
    """A line for each contestant; `seconds` has all runs of each."""
    width = max(len(name) for name in seconds) + 2
    print(f"{'':{width}}{'best s':>9}{'median s':>10}{'worst s':>9}{unit:>13}   runs")
    for name, times in seconds.items():
        print(
            f"{name:{width}}{min(times):9.2f}{median(times):10.2f}{max(times):9.2f}"
            f"{count / min(times):13,.0f}   " + " ".join(f"{time:.2f}" for time in times)
        )


def print_ratio(name, ours, unit, peer, theirs, goal):
    """A measurement beside a peer, of which more is better."""
    print_result(name, round(ours), unit, f"{peer} {version(peer)}", round(theirs), ours / theirs, goal)


def print_result(name, ours, unit, peer=None, peer_value=None, ratio=None, goal=None, holds=None):
    if holds is None and goal is not None:
        holds = ratio >= goal
    print(
        json.dumps(
            {
                "name": name,
                "ours": ours,
                "unit": unit,
                "peer": peer,
                "peer_value": peer_value,
                "ratio": None if ratio is None else round(ratio, 3),
                "goal": goal,
                "holds": holds,
            }
        )
    )
