#include "sync/http_head.h"

#include <catch2/catch_test_macros.hpp>

using namespace standpunkt;
using namespace std::chrono_literals;

namespace {

Result<HttpHead> head_of(const std::vector<std::string>& lines) {
    HeadReader reader;
    for (const std::string& line : lines) reader.take(line + "\r\n");
    return reader.head();
}

}  // namespace

TEST_CASE("all three forms of an HTTP date name the same second") {
    for (const char* text : {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
                             "Sun Nov  6 08:49:37 1994"}) {
        INFO(text);
        CHECK(parse_http_date(text) == 784'111'777);
    }
    CHECK(parse_http_date("Thu, 01 Jan 1970 00:00:00 GMT") == 0);
    CHECK(parse_http_date("Thu, 29 Feb 2024 23:59:59 GMT") == 1'709'251'199);
}

TEST_CASE("what is no HTTP date is none") {
    for (const char* text :
         {"", "now", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 31 Feb 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:61:37 GMT", "1994-11-06T08:49:37Z",
          "Sun, 06 Nov 99999999999999 08:49:37 GMT", "Sun, +6 Nov 1994 08:49:37 GMT"}) {
        INFO(text);
        CHECK_FALSE(parse_http_date(text));
    }
}

TEST_CASE("a Content-Range is three numbers in order, or none") {
    CHECK(parse_content_range("bytes 0-99/1000") == HttpHead::ContentRange{0, 99, 1000});
    CHECK(parse_content_range("Bytes 999-999/1000") == HttpHead::ContentRange{999, 999, 1000});
    for (const char* text :
         {"", "bytes", "bytes */1000", "bytes 0-99/*", "bytes 99-0/1000", "bytes 0-1000/1000",
          "bytes -1-5/10", "bytes 0-99", "0-99/1000", "lines 0-99/1000", "bytes 0-99/1000x",
          "bytes 0 - 9/10", "bytes 0-99999999999999999999/1", "bytes 0x0-1/2"}) {
        INFO(text);
        CHECK_FALSE(parse_content_range(text));
    }
}

TEST_CASE("a Content-Range of bad form is an error, and so are two that differ") {
    CHECK(
        head_of({"HTTP/1.1 206 Partial Content", "content-RANGE:  bytes 0-9/10 "})->content_range ==
        HttpHead::ContentRange{0, 9, 10});
    const auto garbage = head_of({"HTTP/1.1 206 Partial Content", "Content-Range: all"});
    REQUIRE_FALSE(garbage);
    CHECK(garbage.error().code == Code::BadServer);
    CHECK_FALSE(head_of({"HTTP/1.1 206 Partial Content", "Content-Range: bytes 0-9/10",
                         "Content-Range: bytes 0-8/10"}));
    CHECK(head_of({"HTTP/1.1 416 Range Not Satisfiable", "Content-Range: bytes */10"}));
}

TEST_CASE("only an entity tag without W/ is strong") {
    CHECK(is_strong("\"abc\""));
    CHECK(is_strong("\"\""));
    CHECK_FALSE(is_strong("W/\"abc\""));
    CHECK(is_etag("W/\"abc\""));
    for (const char* text : {"", "\"", "abc", "\"a\"b\"", "\"a b\"", "w/\"a\"", "\"a\r\n\""}) {
        INFO(text);
        CHECK_FALSE(is_etag(text));
    }
    CHECK(head_of({"HTTP/1.1 200 OK", "ETag: abc"})->etag.empty());
    CHECK_FALSE(is_etag("\"" + std::string(600, 'a') + "\""));
}

TEST_CASE("Retry-After is seconds, or a date by the server's own clock") {
    const std::string status = "HTTP/1.1 503 Service Unavailable";
    CHECK(head_of({status, "Retry-After: 120"})->retry_after == 120s);
    CHECK(head_of({status, "Retry-After: Sun, 06 Nov 1994 08:50:37 GMT",
                   "Date: Sun, 06 Nov 1994 08:49:37 GMT"})
              ->retry_after == 60s);
    CHECK(head_of({status, "Retry-After: Sun, 06 Nov 1994 08:40:37 GMT",
                   "Date: Sun, 06 Nov 1994 08:49:37 GMT"})
              ->retry_after == 0s);
    CHECK_FALSE(head_of({status, "Retry-After: Sun, 06 Nov 1994 08:50:37 GMT"})->retry_after);
    for (const char* text : {"-1", "soon", "1.5", "99999999999999999999"}) {
        INFO(text);
        CHECK_FALSE(head_of({status, std::string("Retry-After: ") + text})->retry_after);
    }
}

TEST_CASE("a new status line begins a new head") {
    const auto head = head_of({"HTTP/1.1 100 Continue", "ETag: \"first\"", "", "HTTP/1.1 200 OK",
                               "Content-Length: 5", "Accept-Ranges: none"});
    REQUIRE(head);
    CHECK(head->status == 200);
    CHECK(head->etag.empty());
    CHECK(head->content_length == 5);
    CHECK_FALSE(head->accepts_ranges);
}

TEST_CASE("no value a stand sends can end its line, its comment or begin a header") {
    CHECK(header_value("K-1\r\nX-Evil: 1") == "K-1__X-Evil: 1");
    CHECK(header_value("a;b)c(d\"e\\f") == "a_b_c_d_e_f");
    CHECK(header_value("K\xC3\xB6ln") == "K_ln");
    CHECK(header_value("") == "-");
    CHECK(header_value(" \t ") == "_");
    CHECK(header_value(std::string(1000, 'a')).size() == 200);
    CHECK(header_value(std::string("a\0b", 3)) == "a_b");
}
