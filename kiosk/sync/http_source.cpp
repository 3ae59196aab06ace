#include "sync/http_source.h"

#include <algorithm>

#include "bundle/file_bytes.h"
#include "bundle/verified_pages.h"
#include "sync/offered_file.h"

namespace standpunkt {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t first_guess = 16'384;  // the trailer of 500 pages
constexpr std::uint64_t guess_spare = 1024;    // what a trailer may have grown by
constexpr Duration a_day = 24h;

tl::unexpected<Error> bad(const std::string& url, std::string message, std::string next_step = {}) {
    return fail(std::move(message), url, 0, std::move(next_step), Code::BadServer);
}

/// What a status that brings no content means.
Error refusal(const HttpHead& head, const std::string& url) {
    const auto error = [&](const std::string& meaning, Code code, std::string next_step = {}) {
        return Error{"the server answers " + std::to_string(head.status) + ", " + meaning + ".",
                     url, 0, std::move(next_step), code};
    };
    switch (head.status) {
        case 404:
        case 410:
            return error("there is nothing at this address", Code::Unreachable,
                         "Publish a bundle there, or correct the address.");
        case 401:
        case 403:
        case 407:
            return error("it does not let this stand in", Code::Unreachable,
                         "Check the server's rules and the stand's certificate.");
        case 429:
        case 503:
            return error("it asks to be left alone for a while", Code::Unreachable);
        case 304:
            return error("nothing new, though nothing was known", Code::BadServer);
        case 206:
            return error("a part, though the whole was asked for", Code::BadServer);
        default:
            return error(head.status >= 500 ? "it has a fault of its own" : "which is no content",
                         head.status >= 500 ? Code::Unreachable : Code::BadServer);
    }
}

/// Whatever is sent has to be the file's own bytes.
Status check_plain(const HttpHead& head, const std::string& url) {
    if (head.content_encoding.empty() || head.content_encoding == "identity") return {};
    return bad(url,
               "the server packs what it sends (" + head.content_encoding +
                   "), though that was not asked for.",
               "Switch compression off for *.standpunkt.");
}

Status check_range(const HttpHead& head, std::uint64_t first, std::uint64_t length,
                   const std::string& url) {
    if (head.broken_range || !head.content_range)
        return bad(url, "the server sends a part without saying which one.");
    const auto& range = *head.content_range;
    if (range.first != first || range.last != first + length - 1)
        return bad(url, "the server sends bytes " + std::to_string(range.first) + " to " +
                            std::to_string(range.last) + ", asked for were " +
                            std::to_string(first) + " to " + std::to_string(first + length - 1) +
                            ".");
    return {};
}

/// Pages at an address, each run one request.
class HttpBytes : public OfferedBytes {
  public:
    HttpBytes(HttpClient& client, std::string url, std::uint64_t size, std::string validator)
        : x_client(client),
          x_url(std::move(url)),
          x_size(size),
          x_validator(std::move(validator)) {}
    std::uint64_t size() const override { return x_size; }

    Status stream(std::uint64_t offset, std::uint64_t length, const ByteSink& sink,
                  Pulse& pulse) override {
        std::uint64_t came = 0;
        const auto begin = [&](const HttpHead& head) -> Status {
            if (head.status == 200 || head.status == 412 || head.status == 416) return replaced();
            if (head.status != 206) return tl::unexpected(refusal(head, x_url));
            TRY_STATUS(check_plain(head, x_url));
            TRY_STATUS(check_range(head, offset, length, x_url));
            if (head.content_range->total != x_size) return replaced();
            return {};
        };
        const auto count = [&](std::string_view bytes) {
            came += bytes.size();
            return sink(bytes);
        };
        HttpRequest request;
        request.url = x_url;
        request.range = HttpRequest::Range{offset, length};
        request.if_range = x_validator;
        TRY(const HttpHead head, x_client.get(request, length, begin, count, pulse));
        if (came != length)
            return fail(
                "the connection was cut: " + std::to_string(length - came) + " bytes are missing.",
                x_url, 0, {}, Code::Unreachable);
        return {};
    }

  private:
    HttpClient& x_client;
    std::string x_url;
    std::uint64_t x_size;
    std::string x_validator;

    tl::unexpected<Error> replaced() const {
        return fail("the bundle was replaced while it was read.", x_url, 0, {}, Code::Damaged);
    }
};

/// The end of a file whose beginning nobody has.
class Tail : public ByteSource {
  public:
    Tail(std::string bytes, std::uint64_t size) : x_bytes(std::move(bytes)), x_size(size) {}
    std::uint64_t size() const override { return x_size; }
    Result<std::string> read(std::uint64_t offset, std::size_t length) const override {
        const std::uint64_t begin = x_size - x_bytes.size();
        if (offset < begin || length > x_size - offset) return fail("ends too early.");
        return x_bytes.substr(static_cast<std::size_t>(offset - begin), length);
    }

  private:
    std::string x_bytes;
    std::uint64_t x_size;
};

class HttpSource : public Source {
  public:
    HttpSource(const HttpAddress& address, const NetworkConfig& config, HttpClient& client,
               std::filesystem::path spool, std::function<Time()> now, Disk& disk)
        : x_url(address.url),
          x_config(config),
          x_client(client),
          x_spool(std::move(spool)),
          x_now(std::move(now)),
          x_disk(disk) {}
    ~HttpSource() override { x_disk.remove(x_spool); }

    SourceKind kind() const override { return SourceKind::Network; }
    const std::string& name() const override { return x_url; }
    std::optional<std::chrono::seconds> wait() const override { return x_wait; }
    std::string remark() const override { return x_remark; }
    void forget() override {
        x_known = {};
        x_last_index.reset();
        x_without_ranges = false;
    }

    Result<SourceAnswer> look(const std::string& channel, Pulse& pulse) override {
        x_wait.reset();
        if (!x_without_ranges) {
            TRY(auto answer, look_at_end(channel, pulse));
            if (answer) return std::move(*answer);
            x_without_ranges = true;
        }
        return look_at_whole(channel, pulse);
    }

  private:
    struct Validators {
        std::string etag, last_modified;
        bool any() const { return !etag.empty() || !last_modified.empty(); }
    };
    std::string x_url;
    NetworkConfig x_config;
    HttpClient& x_client;
    std::filesystem::path x_spool;
    std::function<Time()> x_now;
    Disk& x_disk;
    Validators x_known;                  // of what the last look saw
    std::optional<Digest> x_last_index;  // where there are no validators
    std::uint64_t x_guess = first_guess;
    bool x_without_ranges = false;
    std::optional<Time> x_last_whole;
    std::optional<std::chrono::seconds> x_wait;
    std::string x_remark;

    HttpRequest conditional() const {
        HttpRequest request;
        request.url = x_url;
        if (!x_known.etag.empty())
            request.if_none_match = x_known.etag;
        else
            request.if_modified_since = x_known.last_modified;
        return request;
    }

    static SourceAnswer nothing_new() {
        return {.offers = {}, .unchanged = true, .passed_over = {}};
    }

    Status check_size(std::uint64_t size) const {
        if (size <= x_config.most_bytes) return {};
        return bad(x_url, "the bundle has " + std::to_string(size) +
                              " bytes, more than most_mib "
                              "allows.");
    }

    /// One request for the end of the file, a second one if the trailer is longer. Nothing if the
    /// server knows no ranges.
    Result<std::optional<SourceAnswer>> look_at_end(const std::string& channel, Pulse& pulse) {
        HttpRequest request = conditional();
        request.range = HttpRequest::Suffix{x_guess};
        std::string tail;
        std::uint64_t size = 0;
        bool whole = false;
        const auto begin = [&](const HttpHead& head) -> Status {
            x_wait = head.retry_after;
            if (head.status == 304 && x_known.any()) return {};
            if (head.status == 416)
                return bad(x_url, "the file there is empty.", "Publish a bundle there.");
            if (head.status == 200) {
                whole = true;
                size = head.content_length.value_or(0);
                return check_plain(head, x_url);
            }
            if (head.status != 206) return tl::unexpected(refusal(head, x_url));
            TRY_STATUS(check_plain(head, x_url));
            if (head.broken_range || !head.content_range)
                return bad(x_url, "the server sends a part without saying which one.");
            size = head.content_range->total;
            TRY_STATUS(check_size(size));
            const std::uint64_t length = std::min(size, x_guess);
            return check_range(head, size - length, length, x_url);
        };
        // Where the whole file comes, it is either no longer than its end, or not wanted like this.
        const auto take = [&](std::string_view bytes) -> Status {
            if (whole && size != 0 && size > x_guess) return fail(unwanted);
            if (whole && size == 0 && tail.size() + bytes.size() > x_guess) return fail(unwanted);
            tail += bytes;
            return {};
        };
        const auto head = x_client.get(request, UINT64_MAX, begin, take, pulse);
        if (!head && head.error().message == unwanted) return std::nullopt;
        if (!head) return tl::unexpected(head.error());
        if (head->status == 304) return nothing_new();
        if (whole) size = tail.size();
        if (tail.size() != std::min(size, x_guess) && !whole)
            return fail("the connection was cut.", x_url, 0, {}, Code::Unreachable);
        TRY_STATUS(add_rest_of_trailer(*head, size, tail, pulse));
        const Tail end(std::move(tail), size);
        auto bytes = std::make_shared<HttpBytes>(x_client, x_url, size,
                                                 is_strong(head->etag) ? head->etag : "");
        return answer(channel, *head, end, std::move(bytes));
    }

    static constexpr const char* unwanted = "the whole file came.";

    Status add_rest_of_trailer(const HttpHead& head, std::uint64_t size, std::string& tail,
                               Pulse& pulse) {
        if (tail.size() < footer_bytes ||
            !std::string_view(tail).substr(tail.size() - footer_bytes).starts_with(footer_magic))
            return {};  // read_trailer says what it is
        const auto lengths =
            trailer_bytes(std::string_view(tail).substr(tail.size() - footer_bytes));
        if (!lengths || *lengths > size) return {};
        x_guess = *lengths + guess_spare;
        if (*lengths <= tail.size()) return {};
        std::string rest;
        HttpBytes bytes(x_client, x_url, size, is_strong(head.etag) ? head.etag : "");
        const std::uint64_t missing = *lengths - tail.size();
        TRY_STATUS(bytes.stream(
            size - *lengths, missing,
            [&](std::string_view more) -> Status {
                rest += more;
                return {};
            },
            pulse));
        tail = rest + tail;
        return {};
    }

    /// The whole file into the spool.
    Result<SourceAnswer> look_at_whole(const std::string& channel, Pulse& pulse) {
        x_remark = "The server gives no parts of files: each new bundle is downloaded whole.";
        if (!x_known.any() && x_last_whole && x_now() < *x_last_whole + a_day) {
            x_remark =
                "The server gives no parts of files and does not say whether they changed: "
                "the whole bundle is downloaded once a day.";
            return nothing_new();
        }
        x_disk.remove(x_spool);
        std::shared_ptr<FileBytes> spool;
        std::uint64_t came = 0;
        const auto begin = [&](const HttpHead& head) -> Status {
            x_wait = head.retry_after;
            if (head.status == 304 && x_known.any()) return {};
            if (head.status != 200) return tl::unexpected(refusal(head, x_url));
            TRY_STATUS(check_plain(head, x_url));
            TRY_STATUS(check_size(head.content_length.value_or(0)));
            auto created = FileBytes::create(x_spool, x_disk).map_error(coded(Code::NotWritten));
            if (!created) return tl::unexpected(created.error());
            spool = std::move(*created);
            return {};
        };
        const auto take = [&](std::string_view bytes) -> Status {
            if (!spool) return {};  // the body of an answer that is an error already
            TRY_STATUS(spool->write(came, bytes).map_error(coded(Code::NotWritten)));
            came += bytes.size();
            return {};
        };
        const auto head = x_client.get(conditional(), x_config.most_bytes, begin, take, pulse);
        if (!head) {
            x_disk.remove(x_spool);
            return tl::unexpected(head.error());
        }
        if (head->status == 304) return nothing_new();
        x_last_whole = x_now();
        if (!spool || (head->content_length && came != *head->content_length))
            return fail("the connection was cut.", x_url, 0, {}, Code::Unreachable);
        TRY(auto answered, answer(channel, *head, *spool, offered(spool)));
        return answered;
    }

    Result<SourceAnswer> answer(const std::string& channel, const HttpHead& head,
                                const ByteSource& end, std::shared_ptr<OfferedBytes> bytes) {
        auto trailer = read_trailer(end);
        if (!trailer && trailer.error().code == Code::Damaged && end.size() > 0 && !has_footer(end))
            return fail("what the server sends is no bundle; perhaps it is a login page.", x_url, 0,
                        "Look at the address with a browser.", Code::NotABundle);
        SourceAnswer answer;
        if (!trailer) {
            Error error = trailer.error();
            error.path = x_url;
            answer.passed_over.push_back(std::move(error));
        } else if (const std::string& other = trailer->index.identity.channel; other != channel) {
            answer.passed_over.push_back(
                {"it is for channel " + other + ", this stand has channel " + channel + ".",
                 x_url,
                 0,
                 {},
                 Code::OtherChannel});
        } else {
            const Digest index = digest(trailer->index_bytes);
            answer.unchanged = x_last_index == index;
            x_last_index = index;
            if (!answer.unchanged)
                answer.offers.push_back({x_url, std::move(*trailer), std::move(bytes)});
        }
        x_known = {head.etag, head.last_modified};
        return answer;
    }

    static bool has_footer(const ByteSource& end) {
        if (end.size() < footer_bytes) return false;
        const auto footer = end.read(end.size() - footer_bytes, footer_bytes);
        return footer && footer->starts_with(footer_magic);
    }
};

}  // namespace

std::unique_ptr<Source> make_http_source(const HttpAddress& address, const NetworkConfig& config,
                                         HttpClient& client, const std::filesystem::path& spool,
                                         std::function<Time()> now, Disk& disk) {
    return std::make_unique<HttpSource>(address, config, client, spool, std::move(now), disk);
}

}  // namespace standpunkt
