// What Swift's importer cannot see in <ncurses.h>: cast macros (A_*, BUTTON*),
// mutable globals that Swift 6 rejects (stdscr, LINES, COLORS), and wcwidth,
// which glibc hides behind _XOPEN_SOURCE. Everything here is static inline: no .c file, no state.
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
static inline SCREEN *assay_newterm(FILE *output) { return newterm(NULL, output, stdin); }
// Of <term.h>, whose macros would name everything.
extern int setupterm(const char *name, int descriptor, int *status);

static inline WINDOW *assay_stdscr(void) { return stdscr; }
static inline WINDOW *assay_curscr(void) { return curscr; }
static inline int assay_lines(void) { return LINES; }
static inline int assay_columns(void) { return COLS; }
static inline int assay_colors(void) { return COLORS; }

static inline bool assay_locale_is_utf8(void) {
    const char *codeset = nl_langinfo(CODESET);
    return codeset && codeset[0] == 'U' && codeset[1] == 'T' && codeset[2] == 'F';
}
static inline int assay_width(wchar_t scalar) { return wcwidth(scalar); }

// One glyph, with a combining mark or none, attributes and an *extended* pair number (> 255 works).
// `opts` carries the pair as int*; the short argument is then ignored.
static inline int assay_set_cell(cchar_t *cell, wchar_t base, wchar_t mark, attr_t attributes, int pair) {
    wchar_t text[3] = {base, mark, 0};
    return setcchar(cell, text, attributes, 0, &pair);
}

