// libcurl's setopt and getinfo are variadic, so Swift cannot call them. One typed
// static inline per argument kind; the names are parenthesised because curl.h
// also defines them as checking macros. Swift's stronger types do that job.
#pragma once
#include <curl/curl.h>

#if LIBCURL_VERSION_NUM < 0x075700   // CURLOPT_PROTOCOLS_STR is 7.85, CURLOPT_QUICK_EXIT is 7.87
#error "Assay needs libcurl 7.87 or newer"
#endif

typedef size_t (*assay_curl_write)(char *bytes, size_t size, size_t count, void *context);
typedef int (*assay_curl_socket)(CURL *easy, curl_socket_t socket, int what, void *context, void *socket_context);
typedef int (*assay_curl_timer)(CURLM *multi, long timeout_ms, void *context);

static inline CURLcode assay_setopt_long(CURL *h, CURLoption o, long v) { return (curl_easy_setopt)(h, o, v); }
static inline CURLcode assay_setopt_off(CURL *h, CURLoption o, curl_off_t v) { return (curl_easy_setopt)(h, o, v); }
static inline CURLcode assay_setopt_string(CURL *h, CURLoption o, const char *v) { return (curl_easy_setopt)(h, o, v); }
static inline CURLcode assay_setopt_pointer(CURL *h, CURLoption o, void *v) { return (curl_easy_setopt)(h, o, v); }
static inline CURLcode assay_setopt_list(CURL *h, CURLoption o, struct curl_slist *v) { return (curl_easy_setopt)(h, o, v); }
static inline CURLcode assay_setopt_write(CURL *h, CURLoption o, assay_curl_write v) { return (curl_easy_setopt)(h, o, v); }

static inline CURLcode assay_getinfo_long(CURL *h, CURLINFO i, long *v) { return (curl_easy_getinfo)(h, i, v); }
static inline CURLcode assay_getinfo_off(CURL *h, CURLINFO i, curl_off_t *v) { return (curl_easy_getinfo)(h, i, v); }
static inline CURLcode assay_getinfo_string(CURL *h, CURLINFO i, const char **v) { return (curl_easy_getinfo)(h, i, v); }

static inline CURLMcode assay_multi_setopt_long(CURLM *m, CURLMoption o, long v) { return (curl_multi_setopt)(m, o, v); }
static inline CURLMcode assay_multi_setopt_pointer(CURLM *m, CURLMoption o, void *v) { return (curl_multi_setopt)(m, o, v); }
static inline CURLMcode assay_multi_setopt_socket(CURLM *m, assay_curl_socket v) { return (curl_multi_setopt)(m, CURLMOPT_SOCKETFUNCTION, v); }
static inline CURLMcode assay_multi_setopt_timer(CURLM *m, assay_curl_timer v) { return (curl_multi_setopt)(m, CURLMOPT_TIMERFUNCTION, v); }

// CURLMsg holds an anonymous union Swift can read, but this is one call instead of three.
static inline CURL *assay_multi_next_done(CURLM *m, CURLcode *result) {
    int left = 0;
    for (CURLMsg *msg; (msg = curl_multi_info_read(m, &left));)
        if (msg->msg == CURLMSG_DONE) { *result = msg->data.result; return msg->easy_handle; }
    return NULL;
}
