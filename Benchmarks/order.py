#!/usr/bin/env python3
"""Writes Sources/functions.order: which functions the linker puts together, so that few pages hold what runs.

    make build SYMBOLS=1
    valgrind --tool=callgrind --demangle=no --callgrind-out-file=day.out .build/release/assay    # use it, then quit
    Benchmarks/order.py .build/release/assay day.out > Sources/functions.order

A rule is a section's name, or what those of neighbours begin with and a star. Few rules put more together than has run,
many are long to read; what costs least is taken, where a rule costs as much as 2,500 bytes of code that has not run, and
a function that is left out costs the 64 KiB that the kernel maps around it. Names that change only cost memory."""

import os
import re
import subprocess
import sys

RULE = 2_500
LEFT_OUT = 65_536


def executed(path):
    """Names of the functions that have run, from callgrind's file (format: Valgrind's manual, 6.4)."""
    names, ran = {}, set()
    for line in open(path):
        if found := re.match(r"(c?)fn=\((\d+)\)(?: (.*))?", line):
            if found[3]:
                names[found[2]] = found[3].split("'")[0]
            if not found[1]:
                ran.add(names[found[2]])
    return ran


def sizes(program):
    """Bytes of every function of a program with symbols, by name."""
    listed = subprocess.run(["nm", "-S", "--defined-only", program], capture_output=True, text=True, check=True)
    fields = [line.split() for line in listed.stdout.splitlines()]
    return {field[3]: int(field[1], 16) for field in reversed(fields) if len(field) == 4 and field[2] in "tTwWi"}


class Rules:
    """The rules that cost least, by the tree of what names begin with."""

    def __init__(self, sizes, ran):
        self.names = sorted(sizes)
        self.bytes, self.ran = [0], [0]
        for name in self.names:
            self.bytes.append(self.bytes[-1] + sizes[name])
            self.ran.append(self.ran[-1] + (name in ran))

    def best(self, first, end):
        """Cost and rules for the names from `first` to before `end`, which begin alike."""
        if self.ran[first] == self.ran[end]:
            return 0, []
        together = RULE + self.bytes[end] - self.bytes[first]
        left_out = LEFT_OUT * (self.ran[end] - self.ran[first])
        name = self.names[first]
        if end - first == 1:
            return min((together, [name]), (left_out, []))
        alike = len(os.path.commonprefix([name, self.names[end - 1]]))
        cost, rules, at = 0, [], first
        while at < end:
            after = at + 1
            while after < end and self.names[after][alike : alike + 1] == self.names[at][alike : alike + 1]:
                after += 1
            more, further = self.best(at, after)
            cost, rules, at = cost + more, rules + further, after
        return min((cost, rules), (together, [name[:alike] + "*"]) if alike > 3 else (cost, rules), (left_out, []))


def main():
    program, *profiles = sys.argv[1:]
    if not profiles:
        sys.exit(__doc__)
    sys.setrecursionlimit(10_000)
    rules = Rules(sizes(program), set().union(*map(executed, profiles)))
    print("# Functions that the linker puts together; written by Benchmarks/order.py.")
    print("*.text.startup*")
    for rule in rules.best(0, len(rules.names))[1]:
        print(f".text.{rule}")


if __name__ == "__main__":
    main()
