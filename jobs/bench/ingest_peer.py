"""One peer, once: from the ZIPs to one sorted Parquet file without duplicates (zstd).

Each does it in the fastest way that was found for it. Prints the seconds, without those of
starting Python, and the answer: rows and the sum of closes in millionths, for each symbol.
"""

import json
import os
import shutil
import sys
import tempfile
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor

import duckdb
import polars


def csv_member(archive):
    return next(name for name in archive.namelist() if name.endswith(".csv"))


def with_duckdb(archives, out):
    """Inflates to files, which DuckDB reads with all cores; it has no way into a ZIP of its own."""
    folder = tempfile.mkdtemp(dir=os.path.dirname(out))

    def inflate(path):
        with zipfile.ZipFile(path) as archive:
            return archive.extract(csv_member(archive), folder)

    try:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            files = list(pool.map(inflate, archives))
        session = duckdb.connect()
        session.execute("SET preserve_insertion_order = false")
        session.execute(
            f"""
            COPY (
              SELECT DISTINCT
                regexp_extract(filename, 'ASCII_([A-Z0-9]+)_M1', 1) AS symbol,
                ts, open, high, low, close, volume
              FROM read_csv({files!r}, delim = ';', header = false, auto_detect = false,
                timestampformat = '%Y%m%d %H%M%S', filename = true,
                columns = {{'ts': 'TIMESTAMP', 'open': 'DOUBLE', 'high': 'DOUBLE',
                  'low': 'DOUBLE', 'close': 'DOUBLE', 'volume': 'INTEGER'}})
              ORDER BY symbol, ts
            ) TO '{out}' (FORMAT parquet, COMPRESSION zstd)
            """
        )
    finally:
        shutil.rmtree(folder)


def with_polars(archives, out):
    """Reads each ZIP in memory; equal rows stand side by side once they are sorted."""
    schema = {"ts": polars.String} | dict.fromkeys(
        ("open", "high", "low", "close"), polars.Float64
    )
    schema["volume"] = polars.Int32

    def read(path):
        with zipfile.ZipFile(path) as archive:
            member = csv_member(archive)
            text = archive.read(member)
        return polars.read_csv(
            text, separator=";", has_header=False, schema=schema
        ).with_columns(
            polars.col("ts").str.to_datetime("%Y%m%d %H%M%S"),
            symbol=polars.lit(member.split("_")[2]),
        )

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        rows = polars.concat(pool.map(read, archives))
    rows = rows.sort("symbol", "ts", maintain_order=True)
    same = (polars.col("ts") == polars.col("ts").shift(1)) & (
        polars.col("symbol") == polars.col("symbol").shift(1)
    )
    rows.filter(~same.fill_null(False)).write_parquet(out, compression="zstd")


def answer(out):
    rows = duckdb.sql(
        f"""
        SELECT symbol, count(*), sum(CAST(round(close * 1000000) AS BIGINT))
        FROM read_parquet('{out}') GROUP BY symbol ORDER BY symbol
        """
    ).fetchall()
    return {symbol: [int(count), int(total)] for symbol, count, total in rows}


def main():
    peer, out, *archives = sys.argv[1:]
    began = time.perf_counter()
    {"duckdb": with_duckdb, "polars": with_polars}[peer](archives, out)
    seconds = time.perf_counter() - began
    print(json.dumps({"seconds": seconds, "answer": answer(out)}))


main()
