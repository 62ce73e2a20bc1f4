#!/usr/bin/env python3
"""Reviews filings in shards as a Spark job, a process of filingdesk a partition, and joins them.

usage: spark-submit Scripts/scale/spark.py --list FILE --shards N --work DIR --out DIR [OPTIONS]

FILE lists files or folders, one a line. Files, work folder, program and this folder must lie at the same place on every worker,
as on a shared file system. FILINGDESK names the program. A shard that fails is tried again by Spark (spark.task.maxFailures).
Ends as filingdesk merge does, or with 75 when a shard is missing.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def review(number, work, count, program, options):
    """Runs on a worker. What went wrong is what Spark says of the task."""
    command = [str(HERE / "shard"), work, str(number), str(count), *options]
    run = subprocess.run(command, env=dict(os.environ, FILINGDESK=program), stderr=subprocess.PIPE, text=True)
    if run.returncode != 0:
        raise RuntimeError(run.stderr.strip())
    return number


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", required=True, type=pathlib.Path, metavar="FILE")
    parser.add_argument("--shards", required=True, type=int, metavar="N")
    parser.add_argument("--work", required=True, type=pathlib.Path, metavar="DIR")
    parser.add_argument("--out", required=True, metavar="DIR")
    parser.add_argument("--master", help="where there is no spark-submit to name it, such as local[*,3]: three tries")
    parser.add_argument("--resume", action="store_true", help="keeps the shards that are done; only for the very same files")
    for name in ("profile", "year", "lang"):
        parser.add_argument(f"--{name}", help="for the shards and the merge")
    for name in ("roster", "evaluations", "directory", "previous", "waivers", "on", "format"):
        parser.add_argument(f"--{name}", help="for the merge")
    arguments = parser.parse_args()

    def given(*names):
        values = vars(arguments)
        return [word for name in names if values[name] is not None for word in (f"--{name}", values[name])]

    common = given("profile", "year", "lang")
    lists = given("roster", "evaluations", "directory", "previous", "waivers", "on", "format")
    program = shutil.which(os.environ.get("FILINGDESK", "filingdesk"))
    if program is None:
        parser.error("filingdesk is not to be found; FILINGDESK names it")
    program = os.path.abspath(program)

    work = arguments.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    if not arguments.resume:
        for old in [*work.glob("shard-*"), *work.glob(".shard-*")]:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    paths = [os.path.abspath(line) for line in arguments.list.read_text().splitlines() if line]
    (work / "inputs.txt").write_text("".join(path + "\n" for path in paths))

    from py4j.protocol import Py4JJavaError
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("filingdesk").config("spark.ui.enabled", "false")
    if arguments.master:
        builder = builder.master(arguments.master)
    spark = builder.getOrCreate()
    folder, count = str(work), arguments.shards
    try:
        numbers = spark.sparkContext.parallelize(range(1, count + 1), count)
        numbers.map(lambda number: review(number, folder, count, program, common)).collect()
    except Py4JJavaError:
        pass  # the merge says which are missing
    finally:
        spark.stop()
    command = [str(HERE / "merge"), folder, str(count), "--out", arguments.out, *common, *lists]
    sys.exit(subprocess.run(command, env=dict(os.environ, FILINGDESK=program)).returncode)


if __name__ == "__main__":
    main()
