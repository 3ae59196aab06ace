// Keeping what is installed whole.
#include <algorithm>

#include "base/backoff.h"
#include "base/files.h"
#include "base/log.h"
#include "slots/fault_report.h"
#include "sync/agent.h"
#include "sync/agent_beat.h"

namespace standpunkt {
namespace {

constexpr std::uint64_t most_report_bytes = 1U << 20;

}  // namespace

std::vector<Offer> Agent::all_offers(Pulse& pulse) {
    std::vector<Offer> offers;
    if (x_http) x_http->introduce(visitor());
    for (Watched& watched : x_watched) {
        watched.source->forget();  // what it has counts now, not what is new
        if (auto answer = watched.source->look(x_config.channel, pulse))
            for (Offer& offer : answer->offers) offers.push_back(std::move(offer));
        watched.source->forget();
    }
    return offers;
}

Status Agent::reinstall(const BundleId& id, const std::vector<Offer>& offers, Pulse& pulse) {
    for (const Offer& offer : offers) {
        if (digest(offer.trailer.index_bytes) != id) continue;
        if (const auto checked = check_signature(offer.trailer, x_slots->trust().keys); !checked)
            continue;
        TRY(const auto part, x_slots->open_part(offer.trailer));
        TRY_STATUS(fetch(*x_slots, x_config.factory, offer, part, pulse));
        return x_slots->install(part, offer.trailer, offer.name, x_clock.wall(),
                                [&] { pulse.beat(); });
    }
    return fail("no source has this content any more.", x_config.data.bundle(id), 0,
                "Bring it on a stick, or publish newer content.", Code::Damaged);
}

VerifyResult Agent::repair(const BundleId& id, Pulse& outer) {
    VerifyResult result;
    result.id = id;
    const InstalledBundle* bundle = table().find(id);
    if (!bundle) return result;
    result.serial = bundle->identity.serial;
    result.slot = table().trial == *bundle     ? Slot::Trial
                  : table().current == *bundle ? Slot::Current
                                               : Slot::Previous;
    const std::uint64_t repairs = bundle->repairs;
    const auto path = x_config.data.bundle(id);
    Beat pulse(*this, outer, std::nullopt);
    auto failing = mend(*x_slots, x_config.factory, id, {}, pulse);
    const bool needs_more = !failing || !failing->empty();
    if (needs_more && outer.beat()) {
        const auto offers = all_offers(pulse);
        if (failing) failing = mend(*x_slots, x_config.factory, id, offers, pulse);
        if (!failing && failing.error().code == Code::Damaged) {
            pulse.begin(path.filename());
            const auto again = reinstall(id, offers, pulse);
            if (again)
                failing = std::vector<std::uint32_t>();
            else
                failing = tl::unexpected(again.error());
        }
    }
    if (!failing)
        result.trouble = failing.error();
    else if (!failing->empty())
        result.trouble = Error{
            std::to_string(failing->size()) + " pages are damaged, and nothing here has them.",
            path, 0, "Bring this content on a stick, or publish newer content.", Code::Damaged};
    else if (auto verified = verify_bundle(path, x_slots->trust().keys, [&] { pulse.beat(); });
             !verified)
        result.trouble = verified.error();
    const InstalledBundle* after = table().find(id);
    result.mended = after && after->repairs != repairs;
    if (result.mended) log_info("mended: " + path.string());
    if (result.trouble)
        x_damaged.insert_or_assign(id, *result.trouble);
    else
        x_damaged.erase(id);
    if (!x_damaged.empty() && x_mend_again == never)
        x_mend_again = x_clock.now() + back_off(1, x_clock.random());
    return result;
}

void Agent::look_at_faults(Pulse& pulse) {
    std::erase_if(x_damaged, [&](const auto& entry) { return !table().names(entry.first); });
    std::vector<BundleId> wanted;
    const std::string text =
        read_file(x_config.data.faults(), most_report_bytes).value_or(std::string());
    if (text != x_faults_seen) {
        x_faults_seen = text;
        if (const auto report = parse_fault_report(text))
            for (const auto& broken : report->bundles)
                if (table().names(broken.id)) wanted.push_back(broken.id);
    }
    if (x_clock.now() >= x_mend_again)
        for (const auto& [id, error] : x_damaged) wanted.push_back(id);
    if (x_damaged.empty()) x_mend_again = never;
    if (wanted.empty()) return;
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    for (const BundleId& id : wanted) {
        log_warning("the display found damage in " + x_config.data.bundle(id).string());
        repair(id, pulse);
    }
    x_mend_failures = x_damaged.empty() ? 0 : x_mend_failures + 1;
    x_mend_again =
        x_damaged.empty() ? never : x_clock.now() + back_off(x_mend_failures, x_clock.random());
}

std::vector<VerifyResult> Agent::verify(Pulse& pulse) {
    std::vector<BundleId> ids;
    for (const auto* slot : {&table().trial, &table().current, &table().previous})
        if (*slot) ids.push_back((*slot)->id);
    std::vector<VerifyResult> results;
    for (const BundleId& id : ids) results.push_back(repair(id, pulse));
    return results;
}

}  // namespace standpunkt
