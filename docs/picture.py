#!/usr/bin/env python3
"""Draws a tmux pane as an SVG picture.

    tmux capture-pane -e -p -t PANE | docs/picture.py --columns 120 --rows 36 > docs/prices.svg

Needs pyte (PyPI). Every run of equal cells gets a place and a width of its own, so that columns stay aligned
whatever font shows the picture.
"""

import argparse
import html
import sys

import pyte

CELL_WIDTH, CELL_HEIGHT, SIZE, MARGIN = 8.4, 17, 14, 12
INK, PAPER = "#d4d7dd", "#16181d"
NAMED = {
    "black": "#16181d", "red": "#e06c75", "green": "#7fbf7a", "brown": "#d7a65f", "blue": "#6ea4dc",
    "magenta": "#c08adb", "cyan": "#67b8c4", "white": "#d4d7dd", "brightblack": "#7a818e",
    "brightred": "#f08a92", "brightgreen": "#98d694", "brightbrown": "#e9c078", "brightblue": "#8fbdf0",
    "brightmagenta": "#d5a5ec", "brightcyan": "#86d2dd", "brightwhite": "#ffffff",
}


def color(name, default):
    if name == "default":
        return default
    return NAMED.get(name, "#" + name)


def look(cell):
    ink, paper = color(cell.fg, INK), color(cell.bg, PAPER)
    return (paper, ink) if not cell.reverse else (ink, paper), cell.bold, cell.underscore


def runs(row, columns):
    start, text, kind = 0, "", None
    for x in range(columns):
        cell = row[x]
        # A wide character fills two cells, the second of which is empty.
        if cell.data == "":
            text += ""
            continue
        if kind is not None and look(cell) == kind:
            text += cell.data
            continue
        if kind is not None:
            yield start, x, text, kind
        start, text, kind = x, cell.data, look(cell)
    yield start, columns, text, kind


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--columns", type=int, default=120)
    options.add_argument("--rows", type=int, default=36)
    options = options.parse_args()
    screen = pyte.Screen(options.columns, options.rows)
    stream = pyte.Stream(screen)
    stream.feed("\r\n".join(sys.stdin.read().split("\n")[: options.rows]))
    width = options.columns * CELL_WIDTH + 2 * MARGIN
    height = options.rows * CELL_HEIGHT + 2 * MARGIN
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" font-size="{SIZE}" '
          'font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" xml:space="preserve">')
    print(f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>')
    for y in range(options.rows):
        top = MARGIN + y * CELL_HEIGHT
        for start, end, text, ((paper, ink), bold, underlined) in runs(screen.buffer[y], options.columns):
            left, span = MARGIN + start * CELL_WIDTH, (end - start) * CELL_WIDTH
            if paper != PAPER:
                print(f'<rect x="{left:.1f}" y="{top}" width="{span:.1f}" height="{CELL_HEIGHT}" fill="{paper}"/>')
            if not text.strip():
                continue
            stripped = text.rstrip()
            lead = len(stripped) - len(stripped.lstrip())
            left += lead * CELL_WIDTH
            span = (end - start - lead - (len(text) - len(stripped))) * CELL_WIDTH
            style = ' font-weight="bold"' if bold else ""
            style += ' text-decoration="underline"' if underlined else ""
            print(f'<text x="{left:.1f}" y="{top + 13}" textLength="{span:.1f}" lengthAdjust="spacingAndGlyphs" '
                  f'fill="{ink}"{style}>{html.escape(stripped.strip())}</text>')
    print("</svg>")


main()
