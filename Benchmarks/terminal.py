#!/usr/bin/env python3
"""Measures full-screen programs from outside, each on a pseudo-terminal of its own; medians of seven.

    Benchmarks/terminal.py .build/release/assay open          one program
    Benchmarks/terminal.py --peers .build/release/assay open  and btop and htop, where they are installed
    Benchmarks/terminal.py --keys .build/release/assay open   every kind of key on every screen of Assay
    Benchmarks/terminal.py --rest .build/release/assay open   what it takes while nobody types, over four minutes

first frame    from exec until the last byte before the first 4 ms of silence after 2,000 bytes: what comes later fills in
cpu, wake-ups  of all threads, over ten seconds in which nothing is typed, after two seconds to settle
bytes          written in that time, per second
key            from typing Down or Up until the first byte of the answer
slow line      the same on a terminal that takes 960 bytes a second, as at 9,600 baud, after the screen is there
quit           from typing q until the process is gone
memory         the most that was resident

With --keys, a row for each kind of key on each screen, charts over a year, once the program has settled after its start:

answer         from typing a key until the first byte of the frame that answers it
whole          until the last byte of it, and of the frames that follow within 60 ms: a chart is filled when it is read

With --rest the least, the middle and the most of 24 windows of ten seconds, once the program has settled after its start: what
is asked of sources falls into some of them, and in the least nothing changes but the clock.

Escape is typed but not measured: every program waits whether it begins a longer sequence. Keys that change nothing,
such as Down at the end of a list, do not count; nor do frames in which time passes, and nothing else.

Needs Linux and Python 3.9; nothing else.
"""
import argparse, fcntl, os, pty, re, select, shutil, signal, statistics, struct, sys, termios, time

COLUMNS, ROWS = 200, 60


class Program:
    """A program on a terminal that the caller reads for it."""

    def __init__(self, command):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        reader, writer = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for descriptor in (0, 1, 2):
                os.dup2(slave, descriptor)
            for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGPIPE):
                signal.signal(number, signal.SIG_DFL)
            os.environ.update(TERM="xterm-256color", LANG="C.UTF-8")
            os.set_inheritable(writer, False)
            os.write(writer, struct.pack("q", time.monotonic_ns()))
            os.execvp(command[0], command)
        os.close(slave)
        os.close(writer)
        self.start = struct.unpack("q", os.read(reader, 8))[0]
        os.close(reader)
        self.last = b""

    def read(self, seconds, quiet=None, rate=None, until_first=False, patience=None):
        """[(time, bytes)] for some seconds, or until it is quiet after the first; with a rate no faster than that.

        With a patience no longer than that, if nothing comes at all.
        """
        chunks, start = [], time.monotonic()
        end = start + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self.master], [], [], min(left, quiet or left))
            if not ready:
                if quiet and chunks or patience and not chunks and time.monotonic() - start > patience:
                    break
                continue
            try:
                data = os.read(self.master, 96 if rate else 1 << 16)
            except OSError:
                break
            if not data:
                break
            chunks.append((time.monotonic_ns(), data))
            self.last = data
            if until_first:
                break
            if rate:
                time.sleep(len(data) / rate)
        return chunks

    def type(self, keys):
        # Into a terminal that nobody reads a write would wait for ever.
        if open(f"/proc/{self.pid}/stat").read().rsplit(")", 1)[1].split()[0] == "Z":
            sys.exit(f"the program has ended; it last wrote: {self.last.decode(errors='replace').strip()}")
        os.write(self.master, keys)
        return time.monotonic_ns()

    def counters(self):
        """Processor seconds and context switches of all threads."""
        ticks = switches = 0
        for thread in os.listdir(f"/proc/{self.pid}/task"):
            base = f"/proc/{self.pid}/task/{thread}"
            fields = open(f"{base}/stat").read().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
            switches += sum(int(line.split()[1]) for line in open(f"{base}/status") if "ctxt_switches" in line)
        return ticks / os.sysconf("SC_CLK_TCK"), switches

    def threads(self):
        """Nanoseconds of processor time and context switches, by thread."""
        found = {}
        for thread in os.listdir(f"/proc/{self.pid}/task"):
            base = f"/proc/{self.pid}/task/{thread}"
            lines = open(f"{base}/status").read().splitlines()
            switches = sum(int(line.split()[1]) for line in lines if "ctxt_switches" in line)
            found[thread] = int(open(f"{base}/schedstat").read().split()[0]), switches
        return found

    def memory(self):
        """The most that was resident, in MiB."""
        lines = open(f"/proc/{self.pid}/status").read().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))

    def quit(self):
        typed = self.type(b"q")
        end = time.monotonic() + 3
        while time.monotonic() < end:
            self.read(0.002)
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                os.close(self.master)
                return (time.monotonic_ns() - typed) / 1e6
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)
        return None


def first_frame(chunks):
    """When the first frame was there: its last byte before a pause."""
    written = 0
    for index, (moment, data) in enumerate(chunks):
        written += len(data)
        if written >= 2_000 and (index + 1 == len(chunks) or chunks[index + 1][0] - moment > 4e6):
            return moment
    return chunks[-1][0]


def measure(command, trials):
    starts, quits, keys, slow = [], [], [], []
    for _ in range(trials):
        program = Program(command)
        chunks = program.read(5, quiet=0.08)
        if chunks:
            starts.append((first_frame(chunks) - program.start) / 1e6)
        quits.append(program.quit())

    program = Program(command)
    program.read(2)
    before, written = program.counters(), program.read(10)
    after = program.counters()
    for trial in range(trials):
        typed = program.type(b"\x1bOB" if trial % 2 == 0 else b"\x1bOA")
        answer = program.read(1, until_first=True)
        keys.append((answer[0][0] - typed) / 1e6 if answer else None)
        program.read(0.3)
    memory = program.memory()
    program.read(1, rate=960)
    for trial in range(3):
        typed = program.type(b"\x1bOB" if trial % 2 == 0 else b"\x1bOA")
        answer = program.read(6, quiet=0.3, rate=960)
        slow.append((answer[-1][0] - typed) / 1e6 if answer else None)
    program.quit()

    def middle(values):
        known = [value for value in values if value is not None]
        return round(statistics.median(known), 1) if known else None

    return {
        "first frame ms": middle(starts), "cpu %": round((after[0] - before[0]) * 10, 2),
        "wake-ups/s": round((after[1] - before[1]) / 10, 1),
        "bytes/s": round(sum(len(data) for _, data in written) / 10), "key ms": middle(keys),
        "slow line ms": middle(slow), "quit ms": middle(quits), "memory MiB": round(memory, 1),
    }


UP, DOWN, LEFT, RIGHT, ESCAPE, ENTER = b"\x1bOA", b"\x1bOB", b"\x1bOD", b"\x1bOC", b"\x1b", b"\r"


def rows(count):
    """Down a list that has at least one row more, and up again: at its end a key would change nothing."""
    return [("down, up", ([DOWN] * count + [UP] * count) * (30 // count))]


ON_LISTS = [
    ("sort", [b"s"] * 4 + [b"S"] * 2), ("filter", [b"/", b"a", b"k", ESCAPE, ESCAPE] * 4),
    ("where from", [b"i", ESCAPE] * 4),
]
EVERYWHERE = [("command", [b":", b"a", ESCAPE] * 4), ("help", [b"?", b"f", ESCAPE] * 4)]
ON_CHARTS = [
    ("cross-hair", [LEFT] * 16 + [RIGHT] * 14 + [ESCAPE]), ("zoom, move", [b"+", b"<", b">", b"-"] * 5 + [ESCAPE]),
    ("range", [b"[", b"["] * 2 + [b"]", b"]"] * 2), ("logarithmic", [b"L"] * 6),
]
YEAR = [b"{"] + [b"]"] * 5
# The screen, how it is reached from any other, and what is typed there; every row leaves it as it was.
SCREENS = [
    ("Networks", [b"1", b"g"] + YEAR, rows(10) + [("range", [b"[", b"]"] * 5)] + ON_LISTS + EVERYWHERE),
    ("Network", [b"1", b"g", ENTER], rows(10) + ON_CHARTS + ON_LISTS + EVERYWHERE),
    ("Prices", [b"2", b"g"], rows(10) + ON_CHARTS + ON_LISTS + EVERYWHERE),
    ("Latency", [b"3", b"g"], rows(10) + ON_CHARTS + ON_LISTS + EVERYWHERE),
    ("Projects", [b"4", b"g"], rows(5) + ON_LISTS + [("report", [b"o", ESCAPE] * 3)] + EVERYWHERE),
    ("Assess", [b"4", b"g", ENTER], rows(10) + EVERYWHERE),
    ("Compare", [b"4", b"5"], rows(1) + [("parts", [RIGHT] * 5 + [LEFT] * 5)] + EVERYWHERE),
    ("Fit", [b"5", b"6"], rows(5) + EVERYWHERE),
    ("Alerts", [b"5", b"7"], rows(1) + ON_LISTS + EVERYWHERE),
    ("Sources", [b"5", b"8"], rows(30) + ON_LISTS + EVERYWHERE),
    ("Log", [b"5", b"9"], rows(30) + ON_LISTS + EVERYWHERE),
    # Of what the reader has seen before, in a ring.
    ("all", [b"5", b"1"], [("another screen", [b"2", b"3", b"4", b"5", b"7", b"8", b"9", b"1"] * 4)]),
]


def press(program, keys):
    """Milliseconds until the first and until the last byte of each answer; nothing where nothing changed."""
    answers = []
    for key in keys:
        program.read(0.4, quiet=0.02, patience=0.01)
        typed = program.type(key)
        chunks, end = [], time.monotonic() + LATEST
        while not chunks and (left := end - time.monotonic()) > 0:
            read = program.read(left + 0.5, quiet=0.06, patience=left)
            chunks = [chunk for chunk in read if not is_tick(chunk, typed)]
        if chunks and key != ESCAPE:
            answers.append(((chunks[0][0] - typed) / 1e6, (chunks[-1][0] - typed) / 1e6))
    return answers


# Seconds after which what comes is no answer any more: a key that changes nothing has none.
LATEST = 0.4


def is_tick(chunk, typed):
    """Whether a frame came because a second began: at that moment, and late or with nothing but times in it."""
    at, data = chunk
    second = (time.time() - (time.monotonic_ns() - at) / 1e9) % 1
    return second < 0.04 and (at - typed > 15e6 or is_passing_time(data))


# What moves the cursor, or chooses how the next characters look; what erases is none of it.
MOVES_AND_LOOKS = re.compile(rb"\x1b\[[0-9;]*[ABCDGHdfm]|\x1b\(B|[\r\n\b]")


def is_passing_time(data):
    """Whether a frame writes nothing but digits and the letters of s, min, h and d, as the clock and ages in lists."""
    return re.fullmatch(rb"[0-9:\ssminhd]*", MOVES_AND_LOOKS.sub(b" ", data)) is not None


def settle(program):
    """Waits until what a program does at its start is over: two seconds with less than a twentieth of a core."""
    quiet, (before, _) = 0, program.counters()
    for _ in range(300):
        program.read(1)
        after, _ = program.counters()
        quiet, before = quiet + 1 if after - before < 0.05 else 0, after
        if quiet == 2:
            return


def measure_keys(command, screens):
    def text(values):
        last = sorted(values)
        return f"{statistics.median(last):.1f} | {last[int(len(last) * 0.99)]:.1f} | {last[-1]:.1f}"

    program = Program(command)
    settle(program)
    print("| screen | keys | n | answer ms | p99 | max | whole ms | p99 | max |\n|" + "---|" * 9)
    firsts, wholes = [], []
    for screen, way, kinds in SCREENS:
        if screens and screen not in screens:
            continue
        for key in way:
            program.type(key)
            # A page that is opened for the first time reads longer than one that is moved about in.
            program.read(2, quiet=0.5)
        for name, keys in kinds:
            answers = press(program, keys)
            if not answers:
                print(f"| {screen} | {name} | 0 | | | | | | |", flush=True)
                continue
            first, whole = [answer[0] for answer in answers], [answer[1] for answer in answers]
            firsts, wholes = firsts + first, wholes + whole
            print(f"| {screen} | {name} | {len(answers)} | {text(first)} | {text(whole)} |", flush=True)
    print(f"| **all** | | {len(firsts)} | {text(firsts)} | {text(wholes)} |")
    print(f"\n{program.memory():.1f} MiB at most; load average {os.getloadavg()[0]:.1f}")
    program.quit()


def measure_rest(command, windows=24, length=10):
    program = Program(command)
    settle(program)
    rows = []
    for _ in range(windows):
        before = program.threads()
        written = program.read(length)
        # One that has ended meanwhile does not count.
        grown = [
            [new - old for new, old in zip(after, before.get(thread, (0, 0)))]
            for thread, after in program.threads().items()
        ]
        nanoseconds, switches = (sum(values) for values in zip(*grown))
        size = sum(len(data) for _, data in written)
        rows.append((nanoseconds / length / 1e7, switches / length, size / length))
    rows.sort()
    print("| windows of ten seconds | cpu % | wake-ups/s | bytes/s |\n|" + "---|" * 4)
    for name, row in ("least", rows[0]), ("middle", rows[len(rows) // 2]), ("most", rows[-1]):
        print(f"| {name} | {row[0]:.2f} | {row[1]:.1f} | {row[2]:.0f} |")
    program.quit()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", action="store_true", help="btop and htop too")
    parser.add_argument("--keys", action="store_true", help="every kind of key instead")
    parser.add_argument("--rest", action="store_true", help="what it takes while nobody types instead")
    parser.add_argument("--screen", action="append", help="the keys of this screen alone")
    parser.add_argument("--trials", type=int, default=7)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    if arguments.keys and arguments.command:
        return measure_keys(arguments.command, arguments.screen)
    if arguments.rest and arguments.command:
        return measure_rest(arguments.command)
    commands = [arguments.command] if arguments.command else []
    if arguments.peers:
        commands += [[name] for name in ("btop", "htop") if shutil.which(name)]
    if not commands:
        parser.error("nothing to measure")
    rows = [(os.path.basename(command[0]), measure(command, arguments.trials)) for command in commands]
    names = list(rows[0][1])
    print("| program | " + " | ".join(names) + " |\n|" + "---|" * (len(names) + 1))
    for program, figures in rows:
        print(f"| {program} | " + " | ".join(str(figures[name]) for name in names) + " |")


if __name__ == "__main__":
    main()
