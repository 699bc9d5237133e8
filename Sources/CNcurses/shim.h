// What Swift's importer cannot see in <ncurses.h>: cast macros (A_*, BUTTON*),
// function-like macros (KEY_F, getyx), the wide ACS table, mutable globals that
// Swift 6 rejects (stdscr, LINES, COLORS), and wcwidth, which glibc hides
// behind _XOPEN_SOURCE. Everything here is static inline: no .c file, no state.
#pragma once

#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700        // must precede every libc header
#endif
#define NCURSES_WIDECHAR 1       // get_wch, setcchar, WACS_*; needs libncursesw
#include <ncurses.h>
#include <locale.h>
#include <langinfo.h>
#include <wchar.h>

_Static_assert(NCURSES_MOUSE_VERSION == 2, "ABI 6: five buttons, wheel down is button 5");

// Attributes. attr_t/chtype are unsigned 32-bit, so Swift can hold them in an OptionSet.
static const attr_t assay_attr_normal = A_NORMAL;
static const attr_t assay_attr_bold = A_BOLD;
static const attr_t assay_attr_dim = A_DIM;
static const attr_t assay_attr_reverse = A_REVERSE;
static const attr_t assay_attr_underline = A_UNDERLINE;
static const attr_t assay_attr_italic = A_ITALIC;

// Globals, read through functions: Swift 6 refuses the C variables themselves.
static inline WINDOW *assay_stdscr(void) { return stdscr; }
static inline int assay_lines(void) { return LINES; }
static inline int assay_columns(void) { return COLS; }
static inline int assay_colors(void) { return COLORS; }
static inline int assay_color_pairs(void) { return COLOR_PAIRS; }

static inline int assay_key_function(int n) { return KEY_F(n); }
static inline bool assay_locale_is_utf8(void) {
    const char *codeset = nl_langinfo(CODESET);
    return codeset && codeset[0] == 'U' && codeset[1] == 'T' && codeset[2] == 'F';
}
static inline int assay_width(wchar_t scalar) { return wcwidth(scalar); }

// One glyph with attributes and an *extended* pair number (> 255 works).
// `opts` carries the pair as int*; the short argument is then ignored.
static inline int assay_put(WINDOW *window, int y, int x, const wchar_t *text, attr_t attributes, int pair) {
    cchar_t cell;
    if (setcchar(&cell, text, attributes, 0, &pair) == ERR) return ERR;
    return mvwadd_wch(window, y, x, &cell);
}
static inline int assay_put_line(WINDOW *window, int y, int x, const wchar_t *text, int count, attr_t attributes, int pair) {
    if (wattr_set(window, attributes, 0, &pair) == ERR) return ERR;
    return mvwaddnwstr(window, y, x, text, count);
}
// The wide line-drawing table (WACS_* are pointers into it, set up by initscr).
static inline const cchar_t *assay_wacs_hline(void) { return WACS_HLINE; }
static inline const cchar_t *assay_wacs_vline(void) { return WACS_VLINE; }

static const mmask_t assay_mouse_wheel_up = BUTTON4_PRESSED;
static const mmask_t assay_mouse_wheel_down = BUTTON5_PRESSED;
static const mmask_t assay_mouse_button1 = BUTTON1_PRESSED;
static const mmask_t assay_mouse_button1_clicked = BUTTON1_CLICKED;
static const mmask_t assay_mouse_position = REPORT_MOUSE_POSITION;
