#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define LIBRARY "libcurl.so.4"

// What Assay calls: result, name, parameters, arguments, and the result when libcurl is not there.
#define FUNCTIONS(F)                                                                                              \
    F(CURLcode, curl_global_init, (long flags), (flags), CURLE_FAILED_INIT)                                       \
    F(curl_version_info_data *, curl_version_info, (CURLversion age), (age), NULL)                                \
    F(time_t, curl_getdate, (const char *text, const time_t *unused), (text, unused), -1)                         \
    F(CURLU *, curl_url, (void), (), NULL)                                                                        \
    F(CURLUcode, curl_url_set, (CURLU *url, CURLUPart part, const char *text, unsigned flags),                    \
      (url, part, text, flags), CURLUE_OUT_OF_MEMORY)                                                             \
    F(const char *, curl_url_strerror, (CURLUcode code), (code), "libcurl is not there")                          \
    F(CURL *, curl_easy_init, (void), (), NULL)                                                                   \
    F(const char *, curl_easy_strerror, (CURLcode code), (code), "libcurl is not there")                          \
    F(struct curl_header *, curl_easy_nextheader,                                                                 \
      (CURL *easy, unsigned origin, int request, struct curl_header *last), (easy, origin, request, last), NULL)  \
    F(struct curl_slist *, curl_slist_append, (struct curl_slist *list, const char *text), (list, text), NULL)    \
    F(CURLM *, curl_multi_init, (void), (), NULL)                                                                 \
    F(CURLMcode, curl_multi_cleanup, (CURLM *multi), (multi), CURLM_INTERNAL_ERROR)                               \
    F(CURLMcode, curl_multi_add_handle, (CURLM *multi, CURL *easy), (multi, easy), CURLM_INTERNAL_ERROR)          \
    F(CURLMcode, curl_multi_remove_handle, (CURLM *multi, CURL *easy), (multi, easy), CURLM_INTERNAL_ERROR)       \
    F(CURLMcode, curl_multi_perform, (CURLM *multi, int *running), (multi, running), CURLM_INTERNAL_ERROR)        \
    F(CURLMcode, curl_multi_poll,                                                                                 \
      (CURLM *multi, struct curl_waitfd *also, unsigned count, int milliseconds, int *ready),                     \
      (multi, also, count, milliseconds, ready), CURLM_INTERNAL_ERROR)                                            \
    F(CURLMsg *, curl_multi_info_read, (CURLM *multi, int *left), (multi, left), NULL)

// Those without a result: name, parameters, arguments.
#define PROCEDURES(P)                                              \
    P(curl_free, (void *memory), (memory))                         \
    P(curl_url_cleanup, (CURLU *url), (url))                       \
    P(curl_easy_cleanup, (CURL *easy), (easy))                     \
    P(curl_slist_free_all, (struct curl_slist *list), (list))

// Those that the functions at the end of this file call: variadic ones, and one that other headers declare otherwise.
#define OTHERS(O) O(curl_easy_setopt) O(curl_easy_getinfo) O(curl_multi_setopt) O(curl_url_get)

struct curl {
#define FIELD(name) __typeof__(name) *name;
#define F(result, name, ...) FIELD(name)
#define P(name, ...) FIELD(name)
    FUNCTIONS(F) PROCEDURES(P) OTHERS(FIELD)
#undef F
#undef P
};

static bool fail(char *fault, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));
static bool fail(char *fault, size_t size, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(fault, size, format, arguments);
    va_end(arguments);
    return false;
}

static bool load(struct curl *curl, const char *library, unsigned oldest, char *fault, size_t size) {
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        const char *why = dlerror();
        size_t name = strlen(library);
        bool isNamed = strncmp(why, library, name) == 0 && strncmp(why + name, ": ", 2) == 0;
        return fail(fault, size, "%s", isNamed ? why + name + 2 : why);
    }
#define FIND(name) \
    if (!(curl->name = (__typeof__(name) *)dlsym(handle, #name))) return fail(fault, size, "it has no %s", #name);
#define F(result, name, ...) FIND(name)
#define P(name, ...) FIND(name)
    // First of all what every version has.
    FIND(curl_version_info)
    const curl_version_info_data *info = curl->curl_version_info(CURLVERSION_FIRST);
    if (info->version_num < oldest)
        return fail(
            fault, size, "%s is too old, %u.%u is needed", info->version, oldest >> 16, oldest >> 8 & 0xFF);
    FUNCTIONS(F) PROCEDURES(P) OTHERS(FIND)
#undef F
#undef P
    return true;
}

static struct curl curl;
static bool isThere;
static char whyNot[256];

static void loadOnce(void) { isThere = load(&curl, LIBRARY, ASSAY_CURL_OLDEST, whyNot, sizeof whyNot); }

bool assay_curl_is_there(const char **fault) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, loadOnce);
    if (fault) *fault = isThere ? NULL : whyNot;
    return isThere;
}

bool assay_curl_can_use(const char *library, unsigned oldest, char *fault, size_t size) {
    struct curl unused;
    return load(&unused, library, oldest, fault, size);
}

// Hidden: a library that is linked to libcurl must not find these instead.
#define F(result, name, parameters, arguments, otherwise) \
    __attribute__((visibility("hidden"))) result name parameters { \
        return assay_curl_is_there(NULL) ? curl.name arguments : otherwise; \
    }
#define P(name, parameters, arguments) \
    __attribute__((visibility("hidden"))) void name parameters { \
        if (assay_curl_is_there(NULL)) curl.name arguments; \
    }
FUNCTIONS(F)
PROCEDURES(P)

// Parenthesised, for curl.h defines these names as macros too.
#define SETOPT(kind, type) \
    CURLcode assay_setopt_##kind(CURL *easy, CURLoption option, type value) { \
        return assay_curl_is_there(NULL) ? (curl.curl_easy_setopt)(easy, option, value) : CURLE_FAILED_INIT; \
    }
SETOPT(long, long)
SETOPT(off, curl_off_t)
SETOPT(string, const char *)
SETOPT(pointer, void *)
SETOPT(list, struct curl_slist *)
SETOPT(write, assay_curl_write)

#define GETINFO(kind, type) \
    CURLcode assay_getinfo_##kind(CURL *easy, CURLINFO info, type *value) { \
        return assay_curl_is_there(NULL) ? (curl.curl_easy_getinfo)(easy, info, value) : CURLE_FAILED_INIT; \
    }
GETINFO(long, long)
GETINFO(off, curl_off_t)

CURLMcode assay_multi_setopt_long(CURLM *multi, CURLMoption option, long value) {
    return assay_curl_is_there(NULL) ? (curl.curl_multi_setopt)(multi, option, value) : CURLM_INTERNAL_ERROR;
}

CURLUcode assay_url_get(CURLU *url, CURLUPart part, char **text, unsigned flags) {
    return assay_curl_is_there(NULL) ? curl.curl_url_get(url, part, text, flags) : CURLUE_OUT_OF_MEMORY;
}

CURL *assay_multi_next_done(CURLM *multi, CURLcode *result) {
    int left = 0;
    for (CURLMsg *message; (message = curl_multi_info_read(multi, &left));)
        if (message->msg == CURLMSG_DONE) {
            *result = message->data.result;
            return message->easy_handle;
        }
    return NULL;
}
