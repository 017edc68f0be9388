"""Barlake's features beside TA-Lib and Polars, by turns: features.py WORK ARCHIVES RUNS JAVA..."""

import os
import shutil
import sys
import time
from importlib.metadata import version
from statistics import median

# Polars asks for it when it is imported.
os.environ["POLARS_MAX_THREADS"] = "1"

import numpy
from bench import Jvm, print_result
from features_peer import POLARS, TALIB, Bars, has, with_polars, with_talib

BARS = 1_000_000
# By then seeds that differ are forgotten.
WARM = 2_000
TOLERANCE = 1e-9
WARM_UPS = 10
SET_GOAL = 2
MEDIAN_GOAL = 1
LOWEST_GOAL = 0.5
TABLE_GOAL = 300_000
PEERS = {"TA-Lib": (TALIB, with_talib), "polars": (POLARS, with_polars)}


def walk(path):
    """A random walk that is drawn back to 100, the same on every machine; written once."""
    if os.path.exists(path):
        return
    random = numpy.random.default_rng(7)
    gaps, moves, above, below = random.normal(size=(4, BARS)) * [[0.02], [0.1], [0.05], [0.05]]
    opens, closes = numpy.empty(BARS), numpy.empty(BARS)
    price = 100.0
    for i in range(BARS):
        opens[i] = price + gaps[i]
        price = opens[i] + moves[i] + 0.001 * (100 - price)
        closes[i] = price
    highs = numpy.maximum(opens, closes) + abs(above)
    lows = numpy.minimum(opens, closes) - abs(below)
    volumes = numpy.exp(random.normal(5, 1, BARS))
    numpy.concatenate([opens, highs, lows, closes, volumes]).tofile(path + ".part")
    os.replace(path + ".part", path)


def check(jvm, bars, definition, peer, file):
    """Who gives another answer has not done the same work: no time is told then."""
    labels = jvm.tell("columns", definition, file)["columns"]
    ours = numpy.fromfile(file).reshape(len(labels), -1)
    _, give = PEERS[peer]
    for label, mine, column in zip(labels, ours, give(bars, definition), strict=True):
        if column is None:
            continue
        theirs = numpy.asarray(column, dtype=float)[WARM:]
        size = min(1, numpy.mean(abs(theirs)))
        apart = abs(mine[WARM:] - theirs) / numpy.maximum(abs(theirs), size or 1)
        if not apart.max() <= TOLERANCE:
            worst = int(numpy.nanargmax(apart)) if not numpy.isnan(apart).all() else 0
            sys.exit(
                f"Failed: barlake and {peer} give different answers, so no time is worth telling:"
                f" {label} at {WARM + worst} is {mine[WARM + worst]} and {theirs[worst]}."
            )


def warm_up(jvm, word, definitions):
    """What compiles while a process runs is compiled by then, as in any that has run for a while."""
    for _ in range(WARM_UPS):
        for definition in definitions:
            jvm.tell(word, definition)


def seconds(work):
    began = time.perf_counter()
    kept = work()
    taken = time.perf_counter() - began
    del kept
    return taken


def by_turns(jvm, bars, definition, runs):
    """All times of one indicator: ours and those of each peer that has it."""
    givers = {
        peer: give for peer, (functions, give) in PEERS.items() if has(functions, definition)
    }
    warm_up(jvm, "single", [definition])
    times = {"barlake": []} | {peer: [] for peer in givers}
    for _ in range(runs):
        times["barlake"].append(jvm.tell("single", definition)["seconds"])
        for peer, give in givers.items():
            times[peer].append(seconds(lambda: give(bars, definition)))
    return times


def nanos(times):
    return [f"{each(times) * 1e9 / BARS:7.2f}" for each in (min, median, max)]


def result(name, ours, peer, theirs, goal=None):
    print_result(
        name,
        round(ours * 1e9 / BARS, 2),
        "ns a bar",
        f"{peer} {version(peer)}",
        round(theirs * 1e9 / BARS, 2),
        theirs / ours,
        goal,
    )


def singles(jvm, bars, definitions, runs):
    print(f"ns a bar, best median worst of {runs} runs by turns; ratio of the best\n")
    print(f"{'':26}{'barlake':>23}{'TA-Lib':>26}{'ratio':>7}{'Polars':>26}{'ratio':>7}")
    lines = []
    ratios = {}
    for definition in definitions:
        times = by_turns(jvm, bars, definition, runs)
        line = f"{definition:24}  " + "".join(nanos(times["barlake"]))
        for peer in PEERS:
            if peer in times:
                ratio = min(times[peer]) / min(times["barlake"])
                line += "     " + "".join(nanos(times[peer])) + f"{ratio:7.2f}"
                lines.append((f"features-{definition}", times, peer))
                if peer == "TA-Lib":
                    ratios[definition] = ratio
            else:
                line += " " * 33
        print(line.rstrip(), flush=True)
    print()
    for name, times, peer in lines:
        goal = LOWEST_GOAL if peer == "TA-Lib" else None
        result(name, min(times["barlake"]), peer, min(times[peer]), goal)
    lowest = min(ratios, key=ratios.get)
    middle = median(ratios.values())
    print(f"\nTA-Lib's time in ours: median {middle:.2f}, lowest {ratios[lowest]:.2f} of {lowest}\n")
    for name, ratio, goal in (
        ("median", middle, MEDIAN_GOAL),
        (f"lowest-{lowest}", ratios[lowest], LOWEST_GOAL),
    ):
        unit = "of an indicator's speed"
        print_result(f"features-{name}", None, unit, f"TA-Lib {version('TA-Lib')}", None, ratio, goal)


def whole(jvm, bars, name, definitions, runs):
    """A set in one walk, beside the calls of TA-Lib that give the same columns, if it has them."""
    shared = [definition for definition in definitions if has(TALIB, definition)]
    walks = {"those that TA-Lib has": ";".join(shared)}
    if shared != definitions:
        walks["all"] = ";".join(definitions)
    warm_up(jvm, "time", walks.values())
    times = {walk: [] for walk in walks} | {"TA-Lib": []}
    columns = {}
    for _ in range(runs):
        for walk, joined in walks.items():
            done = jvm.tell("time", joined)
            times[walk].append(done["seconds"])
            columns[walk] = done["columns"]
        times["TA-Lib"].append(
            seconds(lambda: [with_talib(bars, definition) for definition in shared])
        )
    print(f"\nThe set {name} in one walk, ns a bar, best median worst of {runs} runs by turns")
    for walk in walks:
        print(f"{walk:24}{columns[walk]:4} columns" + "".join(nanos(times[walk])))
    print(f"{'TA-Lib':36}" + "".join(nanos(times["TA-Lib"])) + "\n")
    ours, theirs = min(times["those that TA-Lib has"]), min(times["TA-Lib"])
    result(f"features-set-{name}", ours, "TA-Lib", theirs, SET_GOAL)
    if "all" in times:
        result(f"features-set-{name}-and-more", min(times["all"]), "TA-Lib", theirs)


def table(jvm, lake, archives, definitions, runs):
    """From the minutes of a lake to its table of features, all symbols and cores."""
    jvm.tell("ingest", lake, archives)
    joined = ";".join(definitions)
    done = []
    for run in range(runs + 1):
        # What an earlier run has computed would not be computed again.
        copy = f"{lake}-{run}"
        shutil.copytree(lake, copy)
        done.append(jvm.tell("table", copy, joined))
        shutil.rmtree(copy)
    done = done[1:]
    rows, columns = done[0]["rows"], done[0]["columns"]
    times = " ".join(f"{one['seconds']:.2f}" for one in done)
    rates = [one["rows"] / one["seconds"] for one in done]
    print(
        f"\nTable to table: {rows:,} bars, {columns} columns, {os.cpu_count()} cores: {times} s;"
        f" best {max(rates):,.0f}, median {median(rates):,.0f}, worst {min(rates):,.0f} bars/s\n"
    )
    print_result(
        "features-table",
        round(median(rates)),
        "bars/s",
        goal=TABLE_GOAL,
        holds=median(rates) >= TABLE_GOAL,
    )


def main():
    work, archives, runs, *java = sys.argv[1:]
    runs = int(runs)
    file = os.path.join(work, "walk")
    walk(file)
    bars = Bars(file)
    lake = os.path.join(work, "lakes", "features")
    shutil.rmtree(lake, ignore_errors=True)
    jvm = Jvm([*java, lake])
    jvm.tell("bars", file)
    default, typical = (jvm.tell(word)["definitions"] for word in ("default", "typical"))
    answers = os.path.join(work, "answers")
    for definition in {*typical, *default}:
        for peer, (functions, _) in PEERS.items():
            if has(functions, definition):
                check(jvm, bars, definition, peer, answers)
    os.remove(answers)
    print(f"The same answers from all, to {TOLERANCE} from bar {WARM:,} on")
    print(f"{BARS:,} bars, arrays to arrays, one thread each, ours in a JVM that has run for a while")
    warm_up(jvm, "single", typical)
    singles(jvm, bars, typical, runs)
    whole(jvm, bars, "default", default, runs)
    whole(jvm, bars, "typical", [one for one in typical if has(TALIB, one)], runs)
    table(jvm, lake, archives, default, runs)
    jvm.close()
    shutil.rmtree(lake)


main()
