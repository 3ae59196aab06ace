// From an answer of a source to a bundle that is ready, refused, or not to be had.
#include "sync/agent.h"
#include "sync/agent_beat.h"

namespace standpunkt {
namespace {

CheckResult failed(Error error) {
    return {CheckResult::Kind::Failed, std::move(error), {}, {}, {}};
}

CheckResult refused(const Offer& offer, Error error) {
    return {
        CheckResult::Kind::Refused, std::move(error), {}, offer.name, offer.trailer.index.identity};
}

}  // namespace

CheckResult Agent::check(Source& source, bool lift, Pulse& outer) {
    Beat pulse(*this, outer, source.kind());
    for (int reading = 0; reading < 2; ++reading) {
        const auto answer = source.look(x_config.channel, pulse);
        if (!answer) return failed(answer.error());
        if (answer->unchanged) {
            // What was refused, or could not be had, still is so.
            CheckResult last;
            for (const Watched& watched : x_watched)
                if (watched.source.get() == &source && watched.status.result &&
                    watched.status.result->kind != CheckResult::Kind::Installed)
                    last = *watched.status.result;
            last.remembered = true;
            return last;
        }
        CheckResult result = judge(source, *answer, lift, pulse);
        const bool mixed =
            result.kind == CheckResult::Kind::Failed && source.kind() == SourceKind::Network &&
            (result.error.code == Code::Damaged || result.error.code == Code::BadServer);
        if (!mixed) return result;
        if (reading == 1) {
            result.error.code = Code::BadServer;
            return result;
        }
        source
            .forget();  // replaced while it was read, perhaps: index and pages are read anew, once
    }
    return {};
}

CheckResult Agent::judge(Source& source, const SourceAnswer& answer, bool lift, Beat& pulse) {
    std::optional<CheckResult> first_refusal;
    for (const Offer& offer : answer.offers) {
        const Candidate candidate{digest(offer.trailer.index_bytes), offer.trailer.signature.key,
                                  offer.trailer.index.identity};
        auto admitted = check_signature(offer.trailer, x_slots->trust().keys).and_then([&] {
            return admit(x_slots->table(), candidate, x_config.channel, lift);
        });
        if (!admitted) {
            if (!first_refusal) first_refusal = refused(offer, admitted.error());
            continue;
        }
        // A refusal beside it stays in the log: what counts is what the stand can take.
        switch (*admitted) {
            case Admission::Installed:
                if (needs_mending(candidate.id, source.kind(), pulse))
                    return mend_from(offer, answer, pulse);
                if (first_refusal) return *first_refusal;
                return {CheckResult::Kind::UpToDate, {}, {}, offer.name, candidate.identity};
            case Admission::Take:
                pulse.begin(offer.name);
                return install(offer, pulse);
        }
    }
    if (first_refusal) return *first_refusal;
    if (!answer.passed_over.empty()) {
        CheckResult result;
        result.kind = CheckResult::Kind::Refused;
        result.error = answer.passed_over.front();
        return result;
    }
    if (source.kind() == SourceKind::Network) return {};
    return failed({"there is no bundle.", source.name(), 0, "Put a file NAME.standpunkt there.",
                   Code::NothingThere});
}

bool Agent::needs_mending(const BundleId& id, SourceKind kind, Pulse& pulse) const {
    if (x_damaged.contains(id)) return true;
    // Whoever brings a stick with what is there already may have a reason.
    return kind != SourceKind::Network &&
           !verify_bundle(x_config.data.bundle(id), x_slots->trust().keys, [&] { pulse.beat(); });
}

CheckResult Agent::mend_from(const Offer& offer, const SourceAnswer& answer, Beat& pulse) {
    const BundleId id = digest(offer.trailer.index_bytes);
    pulse.begin(offer.name);
    CheckResult result{
        CheckResult::Kind::Installed, {}, {}, offer.name, offer.trailer.index.identity};
    const auto failing = mend(*x_slots, x_config.factory, id, answer.offers, pulse);
    const Status mended = failing ? Status() : reinstall(id, answer.offers, pulse);
    if (!mended || (failing && !failing->empty())) {
        result.kind = CheckResult::Kind::Failed;
        result.error =
            mended ? Error{"it does not have the pages that are damaged here.", offer.name, 0,
                           "Bring exactly this content, or publish newer.", Code::Damaged}
                   : mended.error();
        return result;
    }
    x_damaged.erase(id);
    return result;
}

CheckResult Agent::install(const Offer& offer, Pulse& pulse) {
    CheckResult result{
        CheckResult::Kind::Installed, {}, {}, offer.name, offer.trailer.index.identity};
    const auto done = [&]() -> Status {
        TRY(const auto part, x_slots->open_part(offer.trailer));
        TRY(result.moved, fetch(*x_slots, x_config.factory, offer, part, pulse));
        return x_slots->install(part, offer.trailer, offer.name, x_clock.wall(),
                                [&] { pulse.beat(); });
    }();
    if (done) return result;
    // Signed, whole, and yet no catalogue: fetching it again would not help.
    const bool hopeless =
        done.error().code == Code::Unreadable || done.error().code == Code::NewerFormat;
    result.kind = hopeless ? CheckResult::Kind::Refused : CheckResult::Kind::Failed;
    result.error = done.error();
    return result;
}

}  // namespace standpunkt
