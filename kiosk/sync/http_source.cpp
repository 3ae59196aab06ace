#include "sync/http_source.h"

#include <algorithm>

#include "sync/http_bytes.h"
#include "sync/http_fault.h"
#include "sync/offered_file.h"
#include "sync/remote_end.h"
#include "sync/spool.h"

namespace standpunkt {
namespace {

/// Enough for the index of a bundle of 30 MB; what the last trailer had plus an index that grew.
constexpr std::uint64_t first_tail = 16 * 1024, tail_reserve = 4 * 1024;
constexpr Duration between_downloads = std::chrono::hours(24);

struct Validators {
    std::string etag, last_modified;
    bool any() const { return !etag.empty() || !last_modified.empty(); }
};

/// What one answer brought: the end of the file, or all of it.
struct Answer {
    HttpHead head;
    std::uint64_t total = 0;
    std::string tail;
    std::unique_ptr<Spool> spool;  ///< set: all of it is here
};

class HttpSource : public Source {
  public:
    HttpSource(const HttpAddress& address, std::uint64_t most_bytes, HttpClient& client,
               std::filesystem::path spool, std::function<Time()> now, Disk& disk)
        : x_place(std::make_shared<HttpPlace>(HttpPlace{address.url, &client, {}})),
          x_name(shown(address.url)),
          x_most_bytes(most_bytes),
          x_spool(std::move(spool)),
          x_now(std::move(now)),
          x_disk(disk) {}

    SourceKind kind() const override { return SourceKind::Network; }
    const std::string& name() const override { return x_name; }
    std::optional<std::chrono::seconds> wait() const override { return x_place->wait; }
    std::string remark() const override {
        if (x_next_download)
            return "The server sends only whole files and does not say whether they changed: it is "
                   "asked once a day.";
        return x_whole ? "The server sends only whole files: each new bundle is downloaded whole."
                       : "";
    }

    void forget() override {
        x_known = {};
        x_tail = first_tail;
    }

    Result<SourceAnswer> look(const std::string& channel, Pulse& pulse) override {
        x_place->wait.reset();
        if (x_next_download && x_now() < *x_next_download) return too_soon();
        TRY(Answer answer, ask(pulse));
        if (answer.head.status == 304) {
            SourceAnswer nothing_new;
            nothing_new.unchanged = true;
            return nothing_new;
        }
        return read(std::move(answer), channel, pulse);
    }

  private:
    Result<Answer> ask(Pulse& pulse) {
        HttpRequest request;
        request.url = x_place->url;
        request.range = HttpRequest::Suffix{x_tail};
        request.if_none_match = x_known.etag;
        if (x_known.etag.empty()) request.if_modified_since = x_known.last_modified;
        Answer answer;
        std::uint64_t came = 0;
        TRY(answer.head,
            x_place->client->get(
                request, x_most_bytes, [&](const HttpHead& head) { return begin(head, answer); },
                [&](std::string_view bytes) {
                    came += bytes.size();
                    return take(answer, bytes, pulse);
                },
                pulse));
        if (answer.head.status == 304) return answer;
        if (answer.total == 0) answer.total = came;  // a whole of which nobody said how long it is
        if (came != (answer.spool ? answer.total : std::min(x_tail, answer.total)))
            return bad_server(*x_place, "the server sent fewer bytes than it said.");
        return answer;
    }

    Status begin(const HttpHead& head, Answer& answer) {
        if (head.status == 304) {
            if (x_known.any()) return {};
            return bad_server(*x_place,
                              "the server says nothing changed (304) to a first request.");
        }
        TRY_STATUS(check_answer(*x_place, head));
        if (head.status == 206) {
            if (head.content_range) answer.total = head.content_range->total;
            const std::uint64_t length = std::min(x_tail, answer.total);
            TRY_STATUS(check_range(*x_place, head, answer.total - length, length, answer.total));
            return check_size(answer.total);
        }
        answer.total = head.content_length.value_or(0);
        TRY_STATUS(check_size(answer.total));
        if (answer.total > 0 && answer.total <= x_tail) return {};
        TRY(answer.spool, Spool::create(x_spool, x_disk));
        return {};
    }

    Status check_size(std::uint64_t size) const {
        if (size <= x_most_bytes) return {};
        return bad_server(*x_place, "the file has " + std::to_string(size) +
                                        " bytes, more than network.most_bytes allows.");
    }

    Status take(Answer& answer, std::string_view bytes, Pulse& pulse) const {
        if (!answer.spool) {
            if (answer.tail.size() + bytes.size() > x_tail)
                return bad_server(*x_place, "the server sends more than it was asked for.");
            answer.tail += bytes;
            return {};
        }
        TRY_STATUS(answer.spool->append(bytes));
        pulse.progress(answer.spool->size(), std::max(answer.total, answer.spool->size()));
        return {};
    }

    Result<SourceAnswer> read(Answer answer, const std::string& channel, Pulse& pulse) {
        const Validators seen{answer.head.etag, answer.head.last_modified};
        Offer offer;
        offer.name = x_name;
        x_whole = answer.spool != nullptr;
        if (answer.spool) {
            if (!seen.any()) x_next_download = x_now() + between_downloads;
            TRY(std::shared_ptr<FileBytes> file, answer.spool->take());
            offer.bytes = offered(file);
            return judge(read_trailer(*file), std::move(offer), seen, channel);
        }
        offer.bytes = std::make_shared<HttpBytes>(x_place, answer.total, seen.etag, pulse);
        const RemoteEnd end(*offer.bytes, std::move(answer.tail));
        auto trailer = read_trailer(end);
        if (end.trouble()) return tl::unexpected(*end.trouble());
        return judge(std::move(trailer), std::move(offer), seen, channel);
    }

    /// A file of good form is remembered, for whoever it is meant; one of bad form may be a copy on
    /// its way and is looked at again.
    Result<SourceAnswer> judge(Result<Trailer> trailer, Offer offer, const Validators& seen,
                               const std::string& channel) {
        SourceAnswer look;
        x_known = trailer ? seen : Validators();
        if (!trailer) {
            look.passed_over.push_back(std::move(trailer).error());
            look.passed_over.back().path = x_name;
            return look;
        }
        x_tail = trailer->index_bytes.size() + trailer->signature_text.size() + footer_bytes +
                 tail_reserve;
        const std::string& found = trailer->index.identity.channel;
        if (found != channel) {
            look.passed_over.push_back(Error{"it is meant for the channel \"" + found +
                                                 "\"; this stand has \"" + channel + "\".",
                                             x_name,
                                             0,
                                             {},
                                             Code::OtherChannel});
            return look;
        }
        offer.trailer = std::move(*trailer);
        look.offers.push_back(std::move(offer));
        return look;
    }

    SourceAnswer too_soon() const {
        SourceAnswer look;
        look.unchanged = true;
        look.passed_over.push_back(
            Error{"the server sends only the whole file and never says whether it changed, so it "
                  "is asked once a day.",
                  x_name, 0, "Serve it with ranges or with an ETag.", Code::BadServer});
        return look;
    }

    std::shared_ptr<HttpPlace> x_place;
    std::string x_name;
    std::uint64_t x_most_bytes;
    std::filesystem::path x_spool;
    std::function<Time()> x_now;
    Disk& x_disk;
    Validators x_known;
    std::uint64_t x_tail = first_tail;
    bool x_whole = false;  // the last answer was all of the file
    std::optional<Time> x_next_download;
};

}  // namespace

std::unique_ptr<Source> make_http_source(const HttpAddress& address, const NetworkConfig& config,
                                         HttpClient& client, const std::filesystem::path& spool,
                                         std::function<Time()> now, Disk& disk) {
    return std::make_unique<HttpSource>(address, config.most_bytes, client, spool, std::move(now),
                                        disk);
}

}  // namespace standpunkt
