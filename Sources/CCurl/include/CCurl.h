// libcurl, which is looked for when the first of its functions is called: it comes with thirty libraries, and most
// starts of Assay send no request.
//
// The declarations are libcurl's own, and nothing is linked to it: CCurl.c defines what Assay uses of it.
#pragma once

#if !__has_include(<curl/curl.h>)
#error "Assay is built with libcurl's headers: apt install libcurl4-openssl-dev"
#endif

#include <curl/curl.h>
#include <stdbool.h>

// 7.87.0: CURLOPT_PROTOCOLS_STR is 7.85, CURLOPT_QUICK_EXIT is 7.87.
#define ASSAY_CURL_OLDEST 0x075700
#if LIBCURL_VERSION_NUM < ASSAY_CURL_OLDEST
#error "Assay needs libcurl 7.87 or newer"
#endif

// Whether libcurl is there; unless `fault` is NULL it is pointed to why not. Until it is, its functions fail.
bool assay_curl_is_there(const char **fault);

// Whether a library could be used in the place of libcurl.so.4; unless it could, `fault` is filled with why.
bool assay_curl_can_use(const char *library, unsigned oldest, char *fault, size_t size);

typedef size_t (*assay_curl_write)(char *bytes, size_t size, size_t count, void *context);

// setopt and getinfo are variadic, so Swift cannot call them: one function for each kind of argument. Swift's stronger
// types do the job of libcurl's checking macros.
CURLcode assay_setopt_long(CURL *easy, CURLoption option, long value);
CURLcode assay_setopt_off(CURL *easy, CURLoption option, curl_off_t value);
CURLcode assay_setopt_string(CURL *easy, CURLoption option, const char *value);
CURLcode assay_setopt_pointer(CURL *easy, CURLoption option, void *value);
CURLcode assay_setopt_list(CURL *easy, CURLoption option, struct curl_slist *value);
CURLcode assay_setopt_write(CURL *easy, CURLoption option, assay_curl_write value);

CURLcode assay_getinfo_long(CURL *easy, CURLINFO info, long *value);
CURLcode assay_getinfo_off(CURL *easy, CURLINFO info, curl_off_t *value);

CURLMcode assay_multi_setopt_long(CURLM *multi, CURLMoption option, long value);

// curl_url_get, whose first parameter is const in newer headers alone.
CURLUcode assay_url_get(CURLU *url, CURLUPart part, char **text, unsigned flags);

// The next transfer that is done, or NULL. CURLMsg holds an anonymous union; this is one call instead of three.
CURL *assay_multi_next_done(CURLM *multi, CURLcode *result);
