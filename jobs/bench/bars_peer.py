"""One peer, once: from one Parquet file of minutes to six of bars (zstd), anchored to UTC.

Each does it in the fastest way that was found for it: `cascade` makes a frame of the bars of the one
below, which its user has to think of; otherwise every frame is made of the minutes. Prints the
seconds, without those of starting Python, and the answer: for each frame the bars, their minutes,
and the sums of their prices in millionths.
"""

import json
import os
import sys
import time

import duckdb
import polars

FRAMES = {
    "5m": "5 minutes",
    "15m": "15 minutes",
    "30m": "30 minutes",
    "1h": "1 hour",
    "4h": "4 hours",
    "1d": "1 day",
}


def with_duckdb(minutes, out, cascade):
    session = duckdb.connect()
    session.execute("SET preserve_insertion_order = false")
    rows, count = f"read_parquet('{minutes}')", "count(*)"
    for frame, interval in FRAMES.items():
        bars = f"""
            SELECT symbol, time_bucket(INTERVAL '{interval}', ts) AS ts, arg_min(open, r.ts) AS open,
              max(high) AS high, min(low) AS low, arg_max(close, r.ts) AS close, {count} AS minutes
            FROM {rows} AS r GROUP BY ALL
            """
        if cascade:
            session.execute(f"CREATE TEMP TABLE bars_{frame} AS {bars}")
            rows, count = f"bars_{frame}", "sum(minutes)::BIGINT"
            bars = f"FROM {rows}"
        session.execute(f"COPY ({bars}) TO '{out(frame)}' (FORMAT parquet, COMPRESSION zstd)")


def with_polars(minutes, out, cascade):
    rows, count = polars.read_parquet(minutes), polars.len()
    for frame in FRAMES:
        bars = rows.group_by_dynamic("ts", every=frame, group_by="symbol").agg(
            polars.col("open").first(),
            polars.col("high").max(),
            polars.col("low").min(),
            polars.col("close").last(),
            count.alias("minutes"),
        )
        bars.write_parquet(out(frame), compression="zstd")
        if cascade:
            rows, count = bars, polars.col("minutes").sum()


def answer(out):
    sums = ", ".join(
        f"sum(CAST(round({price} * 1000000) AS BIGINT))"
        for price in ("open", "high", "low", "close")
    )
    return {
        frame: [
            int(value)
            for value in duckdb.sql(
                f"SELECT count(*), sum(minutes), {sums} FROM read_parquet('{out(frame)}')"
            ).fetchall()[0]
        ]
        for frame in FRAMES
    }


def main():
    peer, way, minutes, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)

    def out(frame):
        return os.path.join(folder, f"{frame}.parquet")

    began = time.perf_counter()
    {"duckdb": with_duckdb, "polars": with_polars}[peer](minutes, out, way == "cascade")
    seconds = time.perf_counter() - began
    print(json.dumps({"seconds": seconds, "answer": answer(out)}))


main()
