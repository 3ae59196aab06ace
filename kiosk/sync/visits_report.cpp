#include "sync/visits_report.h"

#include "base/files.h"
#include "slots/selection.h"
#include "slots/trust.h"
#include "visits/alive.h"

namespace standpunkt {
namespace {

constexpr std::uint64_t most_record_bytes = 1U << 20;

StartRecord start_record(const DataFolder& data) {
    const auto text = read_file(data.starts(), most_record_bytes);
    if (text)
        if (auto record = parse_start_record(*text)) return *std::move(record);
    return {};
}

/// Title and logo of what the display would show; read as it reads it, every page checked.
void take_content(const KioskConfig& config, ReportOptions& options, bool own_language) {
    const std::vector<PublicKey> keys = read_trust(config.trusted).keys;
    const Chosen chosen = select(config.data, find_table(config.data, keys).table,
                                 start_record(config.data), keys, config.factory, boot_id());
    if (!chosen.selection) return;
    const Stand& stand = chosen.selection->catalogue.stand;
    if (own_language) options.language = stand.default_language;
    options.title = text_of(stand.title, options.language, stand.default_language);
    const auto& logo = chosen.selection->catalogue.theme.logo_on_light;
    if (!logo) return;
    auto bytes = chosen.selection->bundle->media().read(logo->medium);
    if (!bytes) return;
    options.logo =
        ReportLogo{*std::move(bytes), text_of(logo->alt, options.language, stand.default_language)};
}

}  // namespace

ReportOptions report_options(const KioskConfig& config, const ReportWishes& wishes,
                             std::int64_t now) {
    ReportOptions options;
    options.journal = config.data.visits();
    options.language = wishes.language.empty() ? "de" : wishes.language;
    options.from = wishes.from;
    options.to = wishes.to;
    options.kiosk = config.kiosk;
    options.now = now;
    options.boot = boot_id();
    options.alive = read_alive(config.run.alive());
    take_content(config, options, wishes.language.empty());
    return options;
}

Result<ReportFiles> report_of_stand(const KioskConfig& config, const ReportWishes& wishes,
                                    std::int64_t now) {
    return write_report(report_options(config, wishes, now));
}

}  // namespace standpunkt
