#pragma once
// A bundle's bytes on a web server, and the rules by which an answer is taken. Inside this folder
// only.
#include <memory>
#include <optional>

#include "sync/http_client.h"

namespace standpunkt {

/// A web address as a source and its offers share it.
struct HttpPlace {
    std::string url;
    HttpClient* client = nullptr;
    std::optional<std::chrono::seconds> wait;  ///< what the server's last answer asked for
};

/// An error with a code unless `head` is an answer that can carry a bundle's bytes: 200 or 206,
/// not encoded. Remembers Retry-After.
Status check_answer(HttpPlace& place, const HttpHead& head);
/// Of a 206: its Content-Range is what was asked, of `total` bytes in all, and so is its length.
Status check_range(const HttpPlace& place, const HttpHead& head, std::uint64_t offset,
                   std::uint64_t length, std::uint64_t total);
/// BadServer with the place's address.
tl::unexpected<Error> bad_server(const HttpPlace& place, std::string message);

/// The resource as one look saw it; every range is asked and checked on its own.
class HttpBytes : public OfferedBytes {
  public:
    HttpBytes(std::shared_ptr<HttpPlace> place, std::uint64_t size, std::string etag, Pulse& pulse)
        : x_place(std::move(place)), x_size(size), x_etag(std::move(etag)), x_pulse(pulse) {}
    std::uint64_t size() const override { return x_size; }
    Status stream(std::uint64_t offset, std::uint64_t length, const ByteSink& sink) override;

  private:
    Status check(const HttpHead& head, std::uint64_t offset, std::uint64_t length);
    std::shared_ptr<HttpPlace> x_place;
    std::uint64_t x_size;
    std::string x_etag;
    Pulse& x_pulse;
};

}  // namespace standpunkt
