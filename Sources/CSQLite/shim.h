// What Swift's importer cannot see in <sqlite3.h>.
#pragma once
#include <sqlite3.h>

// SQLITE_TRANSIENT and SQLITE_STATIC are cast macros, which Swift does not import. The text ends with a NUL, and
// SQLite is told so by the -1: text whose end it does not know is copied whenever a function reads it.
static inline int assay_bind_static_text(sqlite3_stmt *statement, int index, const void *text) {
    return sqlite3_bind_text(statement, index, (const char *)text, -1, SQLITE_STATIC);
}
static inline void assay_result_text(sqlite3_context *context, const char *text, int bytes) {
    sqlite3_result_text(context, text, bytes, SQLITE_TRANSIENT);
}
// sqlite3_db_config is variadic.
static inline int assay_db_config(sqlite3 *database, int option, int value) {
    return sqlite3_db_config(database, option, value, (int *)0);
}
