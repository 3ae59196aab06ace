#include "sync/http_bytes.h"

#include <algorithm>
#include <cassert>

#include "sync/http_fault.h"

namespace standpunkt {
namespace {

/// However long a server wants to be left alone: after a day it is asked again.
constexpr std::chrono::seconds longest_wait = std::chrono::hours(24);

tl::unexpected<Error> unreachable(const HttpPlace& place, std::string message,
                                  std::string next_step) {
    return fail(std::move(message), shown(place.url), 0, std::move(next_step), Code::Unreachable);
}

}  // namespace

tl::unexpected<Error> bad_server(const HttpPlace& place, std::string message) {
    return fail(std::move(message), shown(place.url), 0, "Check the server.", Code::BadServer);
}

Status check_answer(HttpPlace& place, const HttpHead& head) {
    place.wait.reset();
    if (head.status == 200 || head.status == 206) {
        if (head.content_encoding.empty() || head.content_encoding == "identity") return {};
        return bad_server(place, "the server compresses (Content-Encoding: " +
                                     header_value(head.content_encoding) +
                                     "), though it was asked not to.");
    }
    if (head.retry_after) place.wait = std::min(*head.retry_after, longest_wait);
    const std::string status = std::to_string(head.status);
    switch (head.status) {
        case 401:
        case 403:
        case 407:
            return unreachable(place, "the server does not let this stand in (" + status + ").",
                               "Its administrator can allow it.");
        case 404:
        case 410:
            return unreachable(place, "the server has no such file (" + status + ").",
                               "Check the address in kiosk.toml, or publish a bundle there.");
        case 416:
            return bad_server(place, "the server refuses the range it was asked for (416).");
        case 429:
            return unreachable(place, "the server wants to be asked less often (429).",
                               "It is tried again by itself.");
        default:
            break;
    }
    if (head.status >= 500)
        return unreachable(place, "the server has a fault of its own (" + status + ").",
                           "It is tried again by itself.");
    return bad_server(place, "the server's answer makes no sense here (" + status + ").");
}

Status check_range(const HttpPlace& place, const HttpHead& head, std::uint64_t offset,
                   std::uint64_t length, std::uint64_t total) {
    if (!head.content_range)
        return bad_server(place, "the server does not say which bytes it sends.");
    const HttpHead::ContentRange& range = *head.content_range;
    if (range.total != total)
        return bad_server(place, "the file on the server was replaced while it was read.");
    if (range.first != offset || range.last != offset + length - 1)
        return bad_server(place, "the server sends other bytes than it was asked for.");
    if (head.content_length && *head.content_length != length)
        return bad_server(place, "the server contradicts itself about how much it sends.");
    return {};
}

Status HttpBytes::check(const HttpHead& head, std::uint64_t offset, std::uint64_t length) {
    TRY_STATUS(check_answer(*x_place, head));
    const bool replaced = !head.etag.empty() && !x_etag.empty() && head.etag != x_etag;
    if (head.status == 200 || replaced)
        return bad_server(*x_place,
                          replaced || is_strong(x_etag)
                              ? "the file on the server was replaced while it was read."
                              : "the server sent a part before and sends only the whole now.");
    return check_range(*x_place, head, offset, length, x_size);
}

Status HttpBytes::stream(std::uint64_t offset, std::uint64_t length, const ByteSink& sink) {
    assert(offset <= x_size && length <= x_size - offset);
    if (length == 0) return {};
    HttpRequest request;
    request.url = x_place->url;
    request.range = HttpRequest::Range{offset, length};
    // A weak tag may stay while bytes change; pages are held against their digests anyway.
    if (is_strong(x_etag)) request.if_range = x_etag;
    std::uint64_t came = 0;
    const auto answer = x_place->client->get(
        request, length, [&](const HttpHead& head) { return check(head, offset, length); },
        [&](std::string_view bytes) {
            came += bytes.size();
            return sink(bytes);
        },
        x_pulse);
    if (!answer) return tl::unexpected(answer.error());
    if (came != length) return bad_server(*x_place, "the server sent fewer bytes than it said.");
    return {};
}

}  // namespace standpunkt
