#!/usr/bin/env python3
"""Measures full-screen programs from outside, each on a pseudo-terminal of its own; medians of seven.

    Benchmarks/terminal.py .build/release/assay open          one program
    Benchmarks/terminal.py --peers .build/release/assay open  and btop and htop, where they are installed

first frame    from exec until the last byte of the first burst of output (a burst ends with 80 ms of silence)
cpu, wake-ups  of all threads, over ten seconds in which nothing is typed, after two seconds to settle
bytes          written in that time, per second
key            from typing Down or Up until the first byte of the answer
slow line      the same on a terminal that takes 960 bytes a second, as at 9,600 baud, after the screen is there
quit           from typing q until the process is gone
memory         the most that was resident

Needs Linux and Python 3.9; nothing else.
"""
import argparse, fcntl, os, pty, select, shutil, signal, statistics, struct, sys, termios, time

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

    def read(self, seconds, quiet=None, rate=None, until_first=False):
        """[(time, bytes)] for some seconds, or until it is quiet after the first; with a rate no faster than that."""
        chunks, end = [], time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self.master], [], [], min(left, quiet or left))
            if not ready:
                if quiet and chunks:
                    break
                continue
            try:
                data = os.read(self.master, 96 if rate else 1 << 16)
            except OSError:
                break
            if not data:
                break
            chunks.append((time.monotonic_ns(), data))
            if until_first:
                break
            if rate:
                time.sleep(len(data) / rate)
        return chunks

    def type(self, keys):
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


def measure(command, trials):
    starts, quits, keys, slow = [], [], [], []
    for _ in range(trials):
        program = Program(command)
        chunks = program.read(5, quiet=0.08)
        if chunks:
            starts.append((chunks[-1][0] - program.start) / 1e6)
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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", action="store_true", help="btop and htop too")
    parser.add_argument("--trials", type=int, default=7)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
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
