#!/usr/bin/env python3
"""Lets a day pass in ten minutes, and watches what the program holds: memory, descriptors, threads, the database.

    Benchmarks/day.py .build/release/assay http://127.0.0.1:8080            the dashboard, on which somebody looks around
    Benchmarks/day.py --collect .build/release/assay http://127.0.0.1:8080  assay collect

The address is a mirror's, see mirror.py. The program's clock runs 144 times as fast (ASSAY_CLOCK_SPEED), so that it
polls on its own schedule. A frame's time is from a key to the first byte of the answer. Exits 1 when memory or
descriptors grew in the second half.

Needs Linux and Python 3.9; nothing else.
"""
import argparse, os, shutil, signal, statistics, sys, tempfile, time
from terminal import Program

# What somebody does who looks around: every screen, some rows, a range, a filter, the palette, a report.
TOUR = [b"9", b"1", b"\x1bOB", b"\r", b"\x1bOB", b"]", b"[", b"+", b"-", b"\x7f", b"2", b"\x1bOB", b"3", b"\x1bOB", b"4", b"5",
        b"6", b"\t", b"8", b"9", b"1", b"/a\r", b"\x1b", b":", b"\x1b", b"?", b"\x1b"]


def held(pid):
    """Resident MiB, descriptors and threads."""
    lines = open(f"/proc/{pid}/status").read().splitlines()
    number = lambda name: int(next(line.split()[1] for line in lines if line.startswith(name)))
    return number("VmRSS") / 1024, len(os.listdir(f"/proc/{pid}/fd")), number("Threads")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--collect", action="store_true", help="assay collect, without a screen")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--speed", type=float, default=144)
    parser.add_argument("program")
    parser.add_argument("mirror")
    arguments = parser.parse_args()
    home = tempfile.mkdtemp()
    database = os.path.join(home, "assay.sqlite")
    os.environ.update(HOME=home, ASSAY_MIRROR=arguments.mirror, ASSAY_CLOCK_SPEED=str(arguments.speed))
    command = [arguments.program, "collect" if arguments.collect else "open", "--database", database]
    program = Program(command)
    rows, answers, start, step = [], [], time.monotonic(), arguments.minutes * 60 / 40
    print("| hour | resident MiB | descriptors | threads | database MiB | p50 key ms | slowest ms |\n|" + "---|" * 7)
    try:
        program.read(5)
        tour = 0
        while len(rows) < 40:
            keys, end = [], start + 5 + step * (len(rows) + 1)
            while time.monotonic() < end:
                if arguments.collect:
                    program.read(1)
                    continue
                key = TOUR[tour % len(TOUR)]
                typed = program.type(key)
                answer = program.read(1, until_first=True)
                # A digit always leads to another screen here; after other keys it may be the clock that answers.
                keys += [(answer[0][0] - typed) / 1e6] if answer and key.isdigit() else []
                program.read(0.5)
                tour += 1
            answers += keys
            size = sum(os.path.getsize(database + end) for end in ("", "-wal") if os.path.exists(database + end))
            hour = (time.monotonic() - start) * arguments.speed / 3600
            rows.append(held(program.pid))
            memory, descriptors, threads = rows[-1]
            middle = f"{statistics.median(keys):.1f} | {max(keys):.1f}" if keys else "| "
            print(f"| {hour:.1f} | {memory:.1f} | {descriptors} | {threads} | {size / 2**20:.1f} | {middle} |", flush=True)
        if arguments.collect:
            os.kill(program.pid, signal.SIGINT)
        else:
            for _ in range(3):
                program.type(b"\x1b")
                program.read(0.3)
            ended = program.quit()
            print(f"\nquit: {ended:.1f} ms" if ended else "\nit did not quit within 3 s")
    finally:
        shutil.rmtree(home, ignore_errors=True)
    third, last = [statistics.mean(row[0] for row in rows[index:index + 10]) for index in (10, 30)]
    most = [max(row[1] for row in rows[index:index + 10]) for index in (10, 30)]
    print(f"resident: {third:.1f} MiB in the second quarter, {last:.1f} MiB in the last; "
          f"most descriptors {most[0]} and {most[1]}; slowest key {max(answers or [0]):.1f} ms")
    sys.exit(last > third * 1.1 + 1 or most[1] > most[0] + 2)


if __name__ == "__main__":
    main()
