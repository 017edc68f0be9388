"""Barlake's bars beside DuckDB and Polars, by turns: bars.py WORK RUNS JAVA..."""

import csv
import glob
import io
import json
import os
import shutil
import sys
import zipfile
from statistics import median

import duckdb
from bench import Jvm, check, print_ratio, print_result, print_times, run_peer

FRAMES = ["5m", "15m", "30m", "1h", "4h", "1d"]
SIX = ",".join(FRAMES)
SIX_UTC = ",".join(frame + "@utc" for frame in FRAMES)
PEERS = ["duckdb", "polars"]
GOAL = 1.5
KERNEL_GOAL = 100e6
MONTH_GOAL = 0.8
LAST_GOAL = 10
MONTHS = range(1, 7)


def months_of(year_archive, folder):
    """A ZIP for each month of a year, as HistData ships the current year."""
    os.makedirs(folder, exist_ok=True)
    with zipfile.ZipFile(year_archive) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".csv"))
        lines = archive.read(name).decode().splitlines()
    symbol, year = name.split("_")[2], lines[0][:4]
    for month in MONTHS:
        stem = f"{symbol}_M1_{year}{month:02}"
        mine = [line for line in lines if line.startswith(f"{year}{month:02}")]
        path = os.path.join(folder, f"HISTDATA_COM_ASCII_{stem}.zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
            out.writestr(f"DAT_ASCII_{stem}.csv", "\n".join(mine) + "\n")
        yield path


def six_frames(jvm, lake, work, runs):
    """The same bars first, with the peers' anchors; then the times, with the session's."""
    minutes = os.path.join(work, "minutes.parquet")
    duckdb.execute(
        f"""
        COPY (SELECT symbol, ts, open, high, low, close
          FROM read_parquet('{lake}/market/bars_1m/**/*.parquet', hive_partitioning = true)
          ORDER BY symbol, ts) TO '{minutes}' (FORMAT parquet, COMPRESSION zstd)
        """
    )
    count = duckdb.sql(f"SELECT count(*) FROM '{minutes}'").fetchall()[0][0]
    ways = {peer: [peer, "minutes"] for peer in PEERS} | {
        f"{peer}, cascading": [peer, "cascade"] for peer in PEERS
    }
    out = os.path.join(work, "peer-bars")
    jvm.tell("bars", lake, SIX_UTC)
    ours = jvm.tell("answer", lake)
    seconds = {"barlake": []} | {way: [] for way in ways}
    for _ in range(runs):
        jvm.tell("forget", lake)
        built = jvm.tell("bars", lake, SIX)
        check({"barlake": count, "what it built": built["minutes"]})
        seconds["barlake"].append(built["seconds"])
        for way, arguments in ways.items():
            done = run_peer("bars_peer.py", *arguments, minutes, out)
            check({"barlake": ours, way: done["answer"]})
            seconds[way].append(done["seconds"])
    shutil.rmtree(out)
    bars = {frame: values[0] for frame, values in ours.items()}
    print(f"The same bars of UTC from all: {json.dumps(bars)}")
    print(f"{count:,} minutes, {os.cpu_count()} cores, {runs} runs by turns; ours by sessions\n")
    print_times(seconds, count, "minutes/s")
    print()
    best = {name: count / min(times) for name, times in seconds.items()}
    for peer in PEERS:
        print_ratio("bars", best["barlake"], "minutes/s", peer, best[peer], GOAL)
        cascading = best[f"{peer}, cascading"]
        print_ratio("bars-cascading", best["barlake"], "minutes/s", peer, cascading, None)


def kernel(jvm, lake):
    rates = jvm.tell("kernel", lake)
    print(
        f"\nKernel, arrays to arrays, one thread: best {rates['best'] / 1e6:.0f}, median"
        f" {rates['median'] / 1e6:.0f}, worst {rates['worst'] / 1e6:.0f} M minutes/s\n"
    )
    print_result(
        "bars-kernel",
        round(rates["median"]),
        "minutes/s and core",
        goal=KERNEL_GOAL,
        holds=rates["median"] >= KERNEL_GOAL,
    )


def new_months(jvm, long_lake, short_lake, year_archive, folder):
    """Months come one by one into a lake of fifteen years and into one of a single year."""
    lakes = {"fifteen years": long_lake, "one year": short_lake}
    runs = {name: [] for name in lakes}
    for month in months_of(year_archive, folder):
        for name, lake in lakes.items():
            jvm.tell("ingest", lake, month)
            runs[name].append(jvm.tell("bars", lake, SIX))
    print()
    for name, done in runs.items():
        times = " ".join(f"{one['seconds']:.2f}" for one in done)
        minutes = " ".join(f"{one['minutes']:,}" for one in done)
        print(f"Each new month in a lake of {name}: {times} s; minutes read: {minutes}")
    ours, theirs = (median(one["seconds"] for one in done) for done in runs.values())
    print_result(
        "bars-new-month-of-fifteen-years",
        round(ours, 3),
        "s",
        "the same month in a lake of one year",
        round(theirs, 3),
        theirs / ours,
        MONTH_GOAL,
    )


def last_bars(jvm, lake, symbol):
    print()
    for frame in ("5m", "1h", "1d"):
        times = jvm.tell("last", lake, symbol, frame, "500")
        print(
            f"The last 500 bars of {frame}: median {times['median']:.2f}, 95th percentile"
            f" {times['p95']:.2f}, worst {times['worst']:.2f} ms of 1,000 reads"
        )
        print_result(
            f"bars-last-500-{frame}",
            round(times["p95"], 2),
            "ms, 95th percentile",
            goal=LAST_GOAL,
            holds=times["p95"] < LAST_GOAL,
        )


def main():
    work, wide, deep, next_year, runs, *java = sys.argv[1:]
    lakes = os.path.join(work, "lakes")
    shutil.rmtree(lakes, ignore_errors=True)
    wide_lake, long_lake, short_lake = (
        os.path.join(lakes, name) for name in ("wide", "long", "short")
    )
    jvm = Jvm([*java, wide_lake])
    jvm.tell("ingest", wide_lake, wide)
    six_frames(jvm, wide_lake, work, int(runs))
    kernel(jvm, wide_lake)
    newest = sorted(glob.glob(os.path.join(deep, "*.zip")))[-1]
    for lake, archives in ((long_lake, deep), (short_lake, newest)):
        jvm.tell("ingest", lake, archives)
        jvm.tell("bars", lake, SIX)
    new_months(jvm, long_lake, short_lake, next_year, os.path.join(work, "months"))
    last_bars(jvm, long_lake, "EURUSD")
    jvm.close()
    shutil.rmtree(lakes)


main()
