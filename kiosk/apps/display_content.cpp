#include "apps/display_content.h"

#include <algorithm>

#include "apps/display_clock.h"
#include "apps/display_config.h"
#include "base/log.h"
#include "health/box.h"

namespace standpunkt {
namespace {

Result<std::unique_ptr<Bundle>> open_bundle(const DisplayOptions& options) {
    std::vector<PublicKey> trusted;
    for (const auto& path : options.trust) {
        TRY(const PublicKey key, read_public_key(path));
        trusted.push_back(key);
    }
    return Bundle::open(options.bundle, trusted);
}

Result<DisplayContent> load(const DisplayOptions& options) {
    DisplayContent content;
    TRY(content.bundle, open_bundle(options));
    TRY(content.catalogue, content.bundle->catalogue());
    return content;
}

/// Nothing to show still needs languages to say so in.
Catalogue empty_catalogue() {
    Catalogue catalogue;
    catalogue.stand.languages = {"de", "en"};
    catalogue.stand.default_language = "de";
    return catalogue;
}

/// Only today's slides; and what the command line says about the loop goes before the content.
void adjust(DisplayContent& content, const DisplayOptions& options) {
    Catalogue& catalogue = content.catalogue;
    content.day = options.today.empty() ? trusted_day() : options.today;
    content.dated = std::ranges::any_of(catalogue.slides, [](const Slide& slide) {
        return !slide.from.empty() || !slide.until.empty();
    });
    keep_slides_of(catalogue, content.day);
    Stand& stand = catalogue.stand;
    if (!options.language.empty()) {
        const auto& known = stand.languages;
        if (std::find(known.begin(), known.end(), options.language) == known.end())
            log_warning("the content has no language \"" + options.language +
                        "\"; --language is ignored.");
        else
            stand.attract_languages = {options.language};
    }
    if (!options.loop.empty()) catalogue.theme.attract_light = options.loop == "light";
}

}  // namespace

DisplayContent load_content(const DisplayOptions& options) {
    DisplayContent content;
    if (auto loaded = load(options); loaded) {
        content = std::move(*loaded);
    } else {
        log_error(to_string(loaded.error()));
        content.catalogue = empty_catalogue();
        content.holding = Holding::Broken;
    }
    adjust(content, options);
    return content;
}

DisplayContent content_of(const DisplayOptions& options, Chosen chosen) {
    DisplayContent content;
    if (data_is_missing(read_box(options.slots.data.path)))
        content.holding = Holding::NoStorage;
    else if (!is_set_up(options))
        content.holding = Holding::NotSetUp;
    else if (!options.config_faults.empty())
        content.holding = Holding::FaultySettings;
    if (chosen.selection) {
        content.bundle = std::move(chosen.selection->bundle);
        content.catalogue = std::move(chosen.selection->catalogue);
    } else {
        content.catalogue = empty_catalogue();
        if (chosen.any_content) content.holding = Holding::Broken;
    }
    adjust(content, options);
    return content;
}

}  // namespace standpunkt
