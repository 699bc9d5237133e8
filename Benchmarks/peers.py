#!/usr/bin/env python3
"""The figures of history for other programs, as Debian packages them, on the workload of Benchmarks.

    apt-get install postgresql rrdtool prometheus victoria-metrics influxdb
    python3 Benchmarks/peers.py .build/release/Benchmarks [STEPS] [PEER…]

A thousand series of so many steps of five minutes (10,000 without a number). Prints a table like the others, of those
that are installed. Each runs in a folder of its own with its defaults: PostgreSQL on a socket and rrdtool on a pipe here,
the others over HTTP in servers.py.
"""

import glob
import os
import pwd
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import servers

SERIES, STEP, START = 1000, 300, 1_767_225_600
DAY = 86_400


class Postgres:
    """A cluster of its own; psql says what each statement took."""

    def __init__(self, folder):
        self.bin = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        self.folder = folder
        # It refuses to run as root.
        self.user = pwd.getpwnam("postgres").pw_uid if os.geteuid() == 0 else None
        if self.user is not None:
            os.chown(folder, self.user, -1)
        self.run("initdb", "-D", folder + "/data", "-A", "trust", "-U", "assay")
        self.run("pg_ctl", "-D", folder + "/data", "-w", "-l", folder + "/log", "-o",
                 f"-k {folder} -c listen_addresses=''", "start")

    def run(self, tool, *arguments, **options):
        return subprocess.run([f"{self.bin}/{tool}", *arguments], user=self.user, check=True, text=True,
                              capture_output=True, cwd=self.folder, **options).stdout

    def ask(self, sql):
        """The milliseconds of every statement."""
        output = self.run("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "assay", "postgres",
                          input="\\timing on\n\\o /dev/null\n" + sql)
        return [float(found) for found in re.findall(r"Time: ([\d.]+) ms", output)]

    def value(self, sql):
        return self.run("psql", "-X", "-At", "-h", self.folder, "-U", "assay", "postgres", "-c", sql).strip()

    def stop(self):
        self.run("pg_ctl", "-D", self.folder + "/data", "-m", "fast", "stop")


def figure(name, values, unit):
    print(f"| {name} | {statistics.median(values):.4g} | {min(values):.4g} | {max(values):.4g} | {unit} | {len(values)} |",
          flush=True)


def postgresql(folder, csv, steps, figure):
    server = Postgres(folder)
    end = START + (steps - 1) * STEP
    table = "(series int, time int, value float8, PRIMARY KEY (series, time))"
    try:
        rates = []
        for _ in range(3):
            server.ask(f"DROP TABLE IF EXISTS s; CREATE TABLE s {table};")
            rates.append(SERIES * steps / server.ask(f"COPY s FROM '{csv}' CSV;")[0] / 1e3)
        figure("PostgreSQL: bulk import (COPY)", rates, "M samples/s")
        server.ask("VACUUM ANALYZE s;")
        size = int(server.value("SELECT pg_total_relation_size('s')"))
        figure("PostgreSQL: bytes a sample", [size / SERIES / steps], "bytes")

        columns = "".join(
            f"SELECT time / {max(1, steps * STEP // 240)} AS c, avg(value), min(value), max(value) FROM s"
            f" WHERE series = {series} GROUP BY c ORDER BY c;\n" for series in range(0, SERIES, 97))
        figure(f"PostgreSQL: 240 columns over {steps} samples", server.ask(columns * 3), "ms")
        latest = ("SELECT n, l.value FROM generate_series(0, 999) n, LATERAL"
                  " (SELECT value FROM s WHERE series = n ORDER BY time DESC LIMIT 1) l;\n")
        figure("PostgreSQL: latest of 1000 series", server.ask(latest * 15), "ms")
        movers = (f"SELECT a.series, abs(a.value - b.value) AS d FROM s a JOIN s b ON b.series = a.series"
                  f" AND b.time = {end - 7 * DAY} WHERE a.time = {end} AND a.series BETWEEN 0 AND 999"
                  " ORDER BY d DESC LIMIT 10;\n")
        nested = ("SELECT n, abs(a.value - b.value) AS d FROM generate_series(0, 999) n"
                  f" JOIN LATERAL (SELECT value FROM s WHERE series = n AND time = {end}) a ON true"
                  f" JOIN LATERAL (SELECT value FROM s WHERE series = n AND time = {end - 7 * DAY}) b ON true"
                  " ORDER BY d DESC LIMIT 10;\n")
        figure("PostgreSQL: top 10 movers of 7 days",
               min(server.ask(movers * 15), server.ask(nested * 15), key=statistics.median), "ms")
        figure("PostgreSQL: drop one day", server.ask("".join(
            f"DELETE FROM s WHERE time < {START + day * DAY};\n" for day in range(1, 6))), "ms")

        server.ask(f"CREATE TABLE live {table};")
        with open(csv) as lines:
            commits = "".join(
                "COPY live FROM stdin CSV;\n" + "".join(next(lines) for _ in range(SERIES)) + "\\.\n" for _ in range(1000))
        times = server.ask(commits)
        figure("PostgreSQL: live, one commit a 1000-sample poll", [SERIES / t / 1e3 for t in times], "M samples/s")
        print(f"|   its p99 | {sorted(times)[len(times) * 99 // 100]:.4g} | | | ms | {len(times)} |")
    finally:
        server.stop()


def rrdtool(folder, csv, steps, figure):
    tool = subprocess.Popen(["rrdtool", "-"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                            bufsize=1 << 16)

    def ask(lines):
        """The milliseconds until all are answered."""
        started = time.monotonic()
        for line in lines:
            tool.stdin.write(line + "\n")
            tool.stdin.flush()
            while not (answer := tool.stdout.readline()).startswith("OK"):
                if not answer or answer.startswith("ERROR"):
                    sys.exit(f"rrdtool: {answer}")
        return (time.monotonic() - started) * 1e3

    end = START + (steps - 1) * STEP
    ask(f"create {n}.rrd --start {START - STEP} --step {STEP} DS:v:GAUGE:{2 * STEP}:U:U RRA:LAST:0.5:1:{steps}"
        f" RRA:AVERAGE:0.5:{max(1, steps // 240)}:240 RRA:MIN:0.5:{max(1, steps // 240)}:240"
        f" RRA:MAX:0.5:{max(1, steps // 240)}:240" for n in range(SERIES))
    values = [[] for _ in range(SERIES)]
    with open(csv) as lines:
        for line in lines:
            number, moment, value = line.rstrip().split(",")
            values[int(number)].append(f"{moment}:{value}")
    updates = [f"update {n}.rrd " + " ".join(values[n][at:min(at + 500, steps - 20)])
               for at in range(0, steps - 20, 500) for n in range(SERIES)]
    count = sum(line.count(":") for line in updates)
    figure("rrdtool: bulk import, 500 values an update", [count / ask(updates) / 1e3], "M samples/s")
    size = sum(os.path.getsize(f"{folder}/{n}.rrd") for n in range(SERIES))
    figure("rrdtool: bytes a sample, with one archive of 240 columns", [size / SERIES / steps], "bytes")
    figure("rrdtool: 240 columns from its archive (average alone)", [
        ask([f"fetch {n}.rrd AVERAGE --start {START} --end {end} --resolution {steps // 240 * STEP}"])
        for n in range(0, SERIES, 97)] , "ms")
    figure("rrdtool: latest of 1000 series", [ask(f"lastupdate {n}.rrd" for n in range(SERIES)) for _ in range(5)], "ms")
    done = count // SERIES
    figure("rrdtool: live, 1000 updates a step", [
        SERIES / ask(f"update {n}.rrd {values[n][done + at]}" for n in range(SERIES)) / 1e3
        for at in range(min(20, steps - done))], "M samples/s")
    tool.stdin.close()
    tool.wait()


def main():
    program, steps = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    wanted = sys.argv[3:]
    folder = tempfile.mkdtemp(prefix="assay-peers-")
    os.chmod(folder, 0o755)
    try:
        csv = folder + "/samples.csv"
        with open(csv, "w") as file:
            subprocess.run([program, "samples", "--steps", str(steps)], stdout=file, check=True)
        print("| figure | median | min | max | unit | runs |\n|---|---|---|---|---|---|")
        here = [(postgresql, glob.glob("/usr/lib/postgresql/*/bin/initdb")), (rrdtool, shutil.which("rrdtool"))]
        for peer, is_installed in here + servers.INSTALLED:
            name = peer.__name__
            if wanted and name not in wanted:
                continue
            if not is_installed:
                print(f"{name} is not installed", file=sys.stderr)
                continue
            os.mkdir(f"{folder}/{name}")
            peer(f"{folder}/{name}", csv, steps, figure)
            shutil.rmtree(f"{folder}/{name}", ignore_errors=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("\nload average", *os.getloadavg())


main()
