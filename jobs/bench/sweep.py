"""Barlake's sweeps beside Numba and vectorbt, by turns: sweep.py WORK ARCHIVES RUNS TRIALS JAVA..."""

import os
import shutil
import sys
import time
from statistics import median

os.environ["NUMBA_NUM_THREADS"] = "2"

import numpy
from bench import Jvm, print_ratio, print_result
from sweep_peer import Bars, Grid, STATISTICS, numba_loop, vectorbt_trials

BARS = 200_000
BARS_A_DAY = 1_440
THREADS = 2
CHECKED = 250
WARM_UPS = 4
TOLERANCE = 1e-9
# Sets that vectorbt is given at once: some gigabytes.
CHUNK = 25
CROSSES_GOAL = 10
EXITS_GOAL = 15
VECTORBT_GOAL = 1_500
MINUTES_GOAL = 180
STRATEGIES_GOAL = 5
COLD_HEAP = "-Xmx256m"

COSTS = {"spread": 7, "slippage": 0.5, "commission": 0.1}
DISTANCES = list(range(20, 201, 20)), list(range(30, 301, 30))
CROSSES = Grid(range(5, 105), range(108, 508, 4))
EXITS = Grid(range(5, 105, 10), range(108, 508, 40), *DISTANCES)


def walk(path):
    """A random walk in ticks with gaps between bars, the same on every machine; written once."""
    if os.path.exists(path):
        return
    random = numpy.random.default_rng(11)
    gaps, moves, above, below = numpy.rint(
        random.normal(size=(4, BARS)) * [[0.7], [9], [5], [5]]
    ).astype(numpy.int64)
    wide = random.random(BARS) < 0.002
    gaps[wide] = random.integers(-320, 321, wide.sum())
    closes = 110_000 + numpy.cumsum(gaps + moves)
    opens = closes - moves
    highs = numpy.maximum(opens, closes) + abs(above)
    lows = numpy.minimum(opens, closes) - abs(below)
    days = numpy.arange(BARS) // BARS_A_DAY
    numpy.concatenate([opens, highs, lows, closes, days]).astype("<i8").tofile(path + ".part")
    os.replace(path + ".part", path)


def sweep_file(path, grid, slippage=COSTS["slippage"]):
    """The grid as a file that Barlake sweeps."""
    with open(path, "w") as file:
        file.write(
            "sweep {\n  strategy = moving-average-cross\n  symbols = EURUSD\n"
            "  frames = 1m\n"
            f"  parameters {{ fast = {list(grid.fasts)}, slow = {list(grid.slows)} }}\n"
        )
        if grid.stops:
            file.write(
                f"  exits {{ stop-loss = {list(grid.stops)}, take-profit = {list(grid.targets)} }}\n"
            )
        file.write(
            f"  costs {{ spread = {COSTS['spread']}, slippage-ticks = {slippage},"
            f" commission-ticks = {COSTS['commission']} }}\n  max-trials = 100000000\n}}\n"
        )
    return path


def check(jvm, file, loop, answers):
    """First beside the reference, then beside the loop, trial by trial: else no time is told."""
    checked = jvm.tell("check", file, str(CHECKED))["trials"]
    jvm.tell("results", file, answers)
    ours = numpy.fromfile(answers).reshape(-1, len(STATISTICS))
    theirs = loop()
    for n, name in enumerate(STATISTICS):
        apart = abs(ours[:, n] - theirs[:, n]) / numpy.maximum(abs(theirs[:, n]), 1e-12)
        wrong = ~(apart <= (TOLERANCE if name == "sharpe" else 0))
        wrong &= ~(numpy.isnan(ours[:, n]) & numpy.isnan(theirs[:, n]))
        if wrong.any():
            worst = int(numpy.flatnonzero(wrong)[0])
            sys.exit(
                f"Failed: barlake and Numba give different answers, so no time is worth telling:"
                f" {name} of trial {worst} is {ours[worst, n]} and {theirs[worst, n]}."
            )
    print(
        f"{checked} trials as the reference has them in every field; all {len(ours):,} as the loop"
        f" has them in {', '.join(STATISTICS)}; {ours[:, 0].mean():,.0f} trades a trial.\n"
        f"Barlake computes every metric that it stores, the loop these {len(STATISTICS)}."
    )


def seconds(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def rates(times, trials):
    """Trials a second: best, median and worst."""
    return [trials / each(times) for each in (min, median, max)]


def show(name, rates):
    print(f"{name:10}" + "".join(f"{rate:12,.1f}" for rate in rates))


def beside(jvm, name, bars, grid, files, runs, goal):
    """Ours and the loop by turns; what both compute is compared before."""
    file = sweep_file(os.path.join(files, name), grid)
    loop = numba_loop(bars, grid, **COSTS)
    check(jvm, file, loop, os.path.join(files, "answers"))
    for _ in range(WARM_UPS):
        jvm.tell("time", file, str(THREADS))
    ours, theirs = [], []
    for _ in range(runs):
        ours.append(jvm.tell("time", file, str(THREADS))["seconds"])
        theirs.append(seconds(loop))
    ours, theirs = rates(ours, grid.trials), rates(theirs, grid.trials)
    print(f"\n{name}: {grid.trials:,} trials of {BARS:,} bars, {THREADS} threads, warm")
    print(f"{'trials/s':10}{'best':>12}{'median':>12}{'worst':>12}")
    show("barlake", ours)
    show("numba", theirs)
    ratio = [mine / other for mine, other in zip(ours, theirs)]
    print(f"{'ratio':10}" + "".join(f"{each:12.2f}" for each in ratio) + "\n")
    print_ratio(f"sweep-{name}", ours[0], "trials/s", "numba", theirs[0], goal)


def beside_vectorbt(jvm, file, bars, grid, runs):
    """Ours by turns with some of the trials under vectorbt's own rules, whose rate stands for all."""
    ours, theirs = [], []
    vectorbt_trials(bars, grid, 0, CHUNK)
    for run in range(runs):
        ours.append(jvm.tell("time", file, str(THREADS))["seconds"])
        theirs.append(seconds(lambda: vectorbt_trials(bars, grid, (run + 1) * CHUNK, CHUNK)))
    ours, theirs = rates(ours, grid.trials), rates(theirs, CHUNK)
    print(
        f"\nvectorbt: {runs} times {CHUNK} of these trials, filled at the close that gave the signal"
        "\nand without a spread; the rate stands for that of all\n"
    )
    print(f"{'trials/s':10}{'best':>12}{'median':>12}{'worst':>12}")
    show("barlake", ours)
    show("vectorbt", theirs)
    print()
    print_ratio(
        "sweep-crosses-vectorbt", ours[0], "trials/s", "vectorbt", theirs[0], VECTORBT_GOAL
    )


def strategies(jvm, runs):
    """Every strategy by its engine beside the reference, which gives the same in every field."""
    print("Every strategy over its usual sets, one thread: trials/s, best of the runs by turns\n")
    print(f"{'':26}{'sets':>5}{'barlake':>10}{'reference':>11}{'ratio':>8}")
    ratios = {}
    for name in jvm.tell("names")["names"]:
        done = [jvm.tell("strategy", name) for _ in range(runs + 1)][1:]
        ours = min(one["seconds"] for one in done)
        theirs = min(one["reference"] for one in done)
        ratios[name] = theirs / ours
        print(f"{name:26}{done[0]['sets']:5}{1 / ours:10,.0f}{1 / theirs:11,.0f}{theirs / ours:8.1f}")
    middle = median(ratios.values())
    print(f"\n{'median':52}{middle:8.1f}\n")
    print_result(
        "sweep-strategies", None, "of the reference's speed", "reference", None, middle, STRATEGIES_GOAL
    )


def cold(java, bars, file, trials, runs):
    """A JVM that is new, small, and has nothing to do but this sweep: from its start to the end."""
    times, peaks = [], []
    for _ in range(runs):
        began = time.perf_counter()
        jvm = Jvm([*java[:-1], COLD_HEAP, java[-1]])
        jvm.tell("bars", bars)
        jvm.tell("time", file, str(THREADS))
        times.append(time.perf_counter() - began)
        peaks.append(jvm.tell("memory")["megabytes"])
        jvm.close()
    print(
        f"\nFrom the start of a JVM with {COLD_HEAP}: {trials:,} trials of {BARS:,} bars in"
        f" {min(times):.2f} s at best, {median(times):.2f} in the median, {max(times):.2f} at worst;"
        f" at most {max(peaks)} MB\n"
    )
    print_result("sweep-cold", round(min(times), 2), "s")
    print_result("sweep-cold-memory", max(peaks), "MB")


def folder_bytes(folder):
    return sum(
        os.path.getsize(os.path.join(path, name)) for path, _, names in os.walk(folder) for name in names
    )


def whole(java, work, archives, trials, runs):
    """From the minutes of a lake to the rows of its trials, each time in a JVM that is new."""
    lake = os.path.join(work, "lakes", "sweep")
    shutil.rmtree(lake, ignore_errors=True)
    jvm = Jvm(java)
    jvm.tell("ingest", lake, archives)
    jvm.close()
    slows = max(1, trials // (100 * len(DISTANCES[0]) * len(DISTANCES[1])))
    grid = Grid(range(5, 105), range(108, 108 + 4 * slows, 4), *DISTANCES)
    file = sweep_file(os.path.join(work, "whole"), grid)
    times, peaks = [], []
    for run in range(runs):
        # What an earlier run has computed would not be computed again.
        copy = f"{lake}-{run}"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(lake, copy)
        jvm = Jvm(java)
        done = jvm.tell("sweep", copy, file)
        peaks.append(jvm.tell("memory")["megabytes"])
        jvm.close()
        written = folder_bytes(os.path.join(copy, "research", "trials"))
        shutil.rmtree(copy)
        times.append(done["seconds"])
        if done["rows"] != grid.trials:
            sys.exit(f"Failed: {done['rows']} of {grid.trials} trials were written.")
    shutil.rmtree(lake)
    print(
        f"\nFrom minutes to rows: {grid.trials:,} trials of {done['bars']:,} bars, {os.cpu_count()} cores,"
        f" after the session has begun: {' '.join(f'{each:.1f}' for each in times)} s;"
        f" {written / 1e6:,.0f} MB written, at most {max(peaks)} MB of memory\n"
    )
    goal = MINUTES_GOAL * grid.trials / 1_000_000
    print_result(
        "sweep-whole", round(median(times), 1), "s", goal=goal, holds=median(times) <= goal
    )
    print_result("sweep-whole-written", round(written / 1e6), "MB")


def main():
    work, archives, runs, trials, *java = sys.argv[1:]
    runs, trials = int(runs), int(trials)
    file = os.path.join(work, "ticks")
    walk(file)
    bars = Bars(file)
    files = os.path.join(work, "sweeps")
    os.makedirs(files, exist_ok=True)
    jvm = Jvm(java)
    jvm.tell("bars", file)
    beside(jvm, "crosses", bars, CROSSES, files, runs, CROSSES_GOAL)
    beside(jvm, "exits", bars, EXITS, files, runs, EXITS_GOAL)
    beside_vectorbt(jvm, os.path.join(files, "crosses"), bars, CROSSES, runs)
    strategies(jvm, runs)
    jvm.close()
    cold(java, file, os.path.join(files, "crosses"), CROSSES.trials, runs)
    whole(java, work, archives, trials, min(runs, 2))
    shutil.rmtree(files)


if __name__ == "__main__":
    main()
