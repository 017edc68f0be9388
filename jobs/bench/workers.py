"""A sweep by one worker and by two, and by many in a simulation:
workers.py WORK LAKE CONF RUNS TRIALS BARLAKE JAVA...

What the two gain is set beside what the bare kernel gains from a second thread, by turns. Spark's
own log of events says when each worker took which unit; the simulation replays these times.
"""

import glob
import heapq
import json
import os
import subprocess
import sys
import time
from statistics import median

from bench import Jvm, print_result
from sweep import CROSSES, DISTANCES, EXITS, walk, sweep_file
from sweep_peer import Grid

SHARE_GOAL = 0.95
# What tools that spread sweeps over machines say of themselves, for 2, 3 and 4 nodes.
CLAIMED = {2: 1.9, 3: 2.8, 4: 3.6}
WARM_UPS = 2
# Trials of a block, which a unit holds whole; units of each core that are left when they shrink, and
# to which part of the usual one.
BLOCK = 256
LEFT_FOR_EACH = 3
SHORTEST = 8
MOST_TRIALS = 16_384
# Trials of a sweep that is worth many machines.
SIMULATED = 10_000_000
# How fast the machines of a shelf are, the newest first, beside the worker that was measured.
SHELF = [1, 0.8, 0.5, 0.35]


class Run:
    """One sweep as the log of its events tells it."""

    def __init__(self, log):
        self.units = {}
        tasks = []
        with open(log) as lines:
            for event in map(json.loads, lines):
                if event["Event"] == "SparkListenerTaskEnd":
                    info = event["Task Info"]
                    trials = [a["Update"] for a in info["Accumulables"] if a.get("Name") == "trials"]
                    if trials:
                        tasks.append((info, int(trials[0])))
        tasks.sort(key=lambda task: task[0]["Index"])
        self.trials = [trials for _, trials in tasks]
        self.taken = {}
        for number, (info, _) in enumerate(tasks):
            span = info["Launch Time"] / 1e3, info["Finish Time"] / 1e3
            self.taken.setdefault(info["Executor ID"], []).append((*span, number))
        for spans in self.taken.values():
            spans.sort()
        self.seconds = [(i["Finish Time"] - i["Launch Time"]) / 1e3 for i, _ in tasks]
        begin = min(spans[0][0] for spans in self.taken.values())
        self.stage = max(spans[-1][1] for spans in self.taken.values()) - begin

    def workers(self):
        return len(self.taken)

    def pauses(self):
        """From the end of a unit to the beginning of the worker's next one."""
        return [
            later[0] - earlier[1]
            for spans in self.taken.values()
            for earlier, later in zip(spans, spans[1:])
        ]


def cut(trials, usual, cores):
    """Units as a sweep cuts them."""
    units, left = [], trials
    while left:
        wanted = min(usual, MOST_TRIALS, max(usual // SHORTEST, left // cores // LEFT_FOR_EACH))
        units.append(min(max(1, wanted // BLOCK) * BLOCK, left))
        left -= units[-1]
    return units


class Model:
    """What was measured: seconds of a trial, of a unit and a pause beside, and of becoming warm."""

    def __init__(self, run):
        full = max(run.trials)
        warm = [span for spans in run.taken.values() for span in spans[len(spans) // 3 :]]
        self.rate = median(
            (end - begin) / full for begin, end, unit in warm if run.trials[unit] == full
        )
        # What a unit takes beside its trials shows where units are short.
        self.unit = max(
            0, median(self.beside(run, span) for span in warm if run.trials[span[2]] < full)
        )
        self.warming = sum(
            max(0, self.beside(run, span))
            for spans in run.taken.values()
            for span in spans[: len(spans) // 3]
        ) / run.workers()
        self.pause = max(0, median(run.pauses()))

    def beside(self, run, span):
        begin, end, unit = span
        return end - begin - self.rate * run.trials[unit]

    def stage(self, units, speeds):
        """How long workers of these speeds take, each taking the next unit when it is free."""
        free = [(0, number) for number in range(len(speeds))]
        began = set()
        end = 0
        for trials in units:
            now, worker = heapq.heappop(free)
            took = self.rate * trials + self.unit
            if worker not in began:
                began.add(worker)
                took += self.warming
            done = now + took / speeds[worker]
            end = max(end, done)
            heapq.heappush(free, (done + self.pause, worker))
        return end


def give_a_core_each(stack):
    """A worker is a machine of one core: what it starts stays there, its compilers too."""
    for number in (1, 2):
        with open(os.path.join(stack, "run", f"spark-worker-{number}.pid")) as file:
            worker = int(file.readline())
        for thread in os.listdir(f"/proc/{worker}/task"):
            os.sched_setaffinity(int(thread), {number - 1})


class Cluster:
    """The cluster that deploy/local/up started, of which a command takes so many cores."""

    def __init__(self, work, conf, lake, barlake):
        self.work, self.lake, self.barlake = work, lake, barlake
        settings = os.path.join(os.path.dirname(conf), "secrets", "spark.conf")
        with open(settings) as lines:
            self.settings = lines.read()
        with open(conf) as lines:
            self.conf = lines.read().replace(settings, self.path("spark.conf"))

    def path(self, name):
        return os.path.join(self.work, name)

    def write(self, name, text):
        """For nobody else to read: the settings have the secret of the cluster."""
        descriptor = os.open(self.path(name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w") as file:
            file.write(text)
        return self.path(name)

    def sweep(self, file, workers):
        """A command as its users give it; its run, and how long it took from its start."""
        log = self.path(f"events-{workers}")
        os.makedirs(log, exist_ok=True)
        for old in glob.glob(os.path.join(log, "*")):
            os.remove(old)
        self.write(
            "spark.conf",
            f"{self.settings}\nspark.cores.max {workers}\nspark.eventLog.dir file://{log}\n"
            "spark.eventLog.compress false\nspark.eventLog.rolling.enabled false\n",
        )
        conf = self.write("barlake.conf", self.conf)
        began = time.perf_counter()
        subprocess.run(
            [self.barlake, "sweep", file, "--conf", conf, "--lake", self.lake],
            stdout=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            check=True,
        )
        seconds = time.perf_counter() - began
        (events,) = glob.glob(os.path.join(log, "*"))
        run = Run(events)
        if run.workers() != workers:
            sys.exit(f"Failed: {run.workers()} workers took part where {workers} should.")
        return run, seconds


def row(name, values, form="9.2f"):
    print(f"{name:34}" + "".join(f"{value:{form}}" for value in values))


def simulate(one, two):
    """First the points that were measured, then what nobody here has the machines for."""
    model = Model(one)
    usual = max(one.trials)
    for run in (one, two):
        # Spark counts two cores where there is one.
        if cut(sum(run.trials), max(run.trials), max(2, run.workers())) != run.trials:
            sys.exit("Failed: the simulation does not cut units as the sweep does.")
    print(
        f"\nSimulation from the units of one worker: {1 / model.rate:,.0f} trials/s, {model.unit:.3f} s"
        f" a unit, {model.pause:.3f} s to the next, {model.warming:.1f} s until it is warm\n"
    )
    slowed = model.rate / Model(two).rate
    print(f"{'seconds of the trials':34}{'measured':>9}{'simulated':>10}{'error':>8}")
    for name, run, speeds in (
        ("one worker", one, [1]),
        (f"two, each {slowed:.2f} as fast", two, [slowed] * 2),
    ):
        found = model.stage(run.trials, speeds)
        print(f"{name:34}{run.stage:9.1f}{found:10.1f}{100 * (found / run.stage - 1):7.1f}%")
    for trials in (sum(one.trials), SIMULATED):
        study(model, trials, usual)


def study(model, trials, usual):
    alone = model.stage(cut(trials, usual, 2), [1])
    print(
        f"\n{f'{trials:,} trials: speed-up':34}{'ideal':>9}{'found':>9}{'share':>9}{'claimed':>9}"
    )
    results = []
    for kind, speed_of in (("equal", lambda n: 1), ("unequal", lambda n: SHELF[n % len(SHELF)])):
        for count in (2, 3, 4, 8, 16):
            speeds = [speed_of(n) for n in range(count)]
            found = alone / model.stage(cut(trials, usual, count), speeds)
            claimed = CLAIMED.get(count) if kind == "equal" else None
            print(
                f"{f'{count} {kind} workers':34}{sum(speeds):9.2f}{found:9.2f}"
                f"{found / sum(speeds):9.3f}{claimed or '':>9}"
            )
            if claimed and trials == SIMULATED:
                results.append((count, found, claimed))
    print()
    for count, found, claimed in results:
        print_result(
            f"workers-simulated-{count}", round(found, 2), "x", "claimed", claimed, found / claimed, 1
        )


def main():
    work, lake, conf, runs, trials, barlake, *java = sys.argv[1:]
    runs, trials = int(runs), int(trials)
    ticks = os.path.join(work, "ticks")
    walk(ticks)
    kernel_file = sweep_file(os.path.join(work, "workers-kernel"), EXITS)
    slows = max(1, trials // (len(CROSSES.fasts) * len(DISTANCES[0]) * len(DISTANCES[1])))
    grid = Grid(CROSSES.fasts, range(108, 108 + 4 * slows, 4), *DISTANCES)
    give_a_core_each(os.path.dirname(conf))
    cluster = Cluster(work, conf, lake, barlake)
    jvm = Jvm(java)
    jvm.tell("bars", ticks)
    for _ in range(WARM_UPS):
        jvm.tell("time", kernel_file, "2")
    kernels, sweeps, wholes, pairs = [], [], [], []
    for run in range(runs):
        kernel = {n: jvm.tell("time", kernel_file, str(n))["seconds"] for n in (1, 2)}
        file = os.path.join(work, "workers.conf")
        done, whole = {}, {}
        for workers in (1, 2):
            # Other costs are another sweep, of as much work.
            sweep_file(file, grid, slippage=round(0.5 + (2 * run + workers) / 1000, 3))
            done[workers], whole[workers] = cluster.sweep(file, workers)
        kernels.append(kernel[1] / kernel[2])
        sweeps.append(done[1].stage / done[2].stage)
        wholes.append(whole[1] / whole[2])
        pairs.append(done)
        row(f"run {run + 1}: trials, s", [done[1].stage, done[2].stage], "9.1f")
        row("       whole command, s", [whole[1], whole[2]], "9.1f")
    jvm.close()
    print(f"\n{grid.trials:,} trials on each turn, {runs} turns\n")
    row("speed-up of the kernel", kernels)
    row("speed-up of the trials", sweeps)
    row("speed-up of the whole command", wholes)
    shares = [sweep / kernel for sweep, kernel in zip(sweeps, kernels)]
    row("share of the kernel's", shares, "9.3f")
    print()
    print_result(
        "workers-two", round(median(sweeps), 2), "x", "kernel", round(median(kernels), 2),
        median(sweeps) / median(kernels), SHARE_GOAL,
    )
    simulate(pairs[-1][1], pairs[-1][2])


main()
