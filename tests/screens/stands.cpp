#include "screens/stands.h"

#include <catch2/catch_test_macros.hpp>

#include "authoring/folder.h"
#include "authoring/import.h"
#include "authoring/import_folder.h"
#include "base/files.h"
#include "support/sample_catalogue.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {

const Catalogue* imported_seed() {
    static const std::optional<Catalogue> catalogue = []() -> std::optional<Catalogue> {
        const auto seed = read_file(std::filesystem::path(STANDPUNKT_SOURCE_DIR) /
                                    "../shared/seed/interview.txt");
        if (!seed) return std::nullopt;
        const TemporaryFolder folder;
        const auto imported = import_text(*seed, "interview.txt");
        REQUIRE(imported);
        REQUIRE(import_into(folder.path / "stand", *imported));
        const auto content = read_folder(folder.path / "stand", {.work = PictureWork::Prepare});
        REQUIRE(content);
        REQUIRE_FALSE(content->has_errors());
        return content->catalogue;
    }();
    return catalogue ? &*catalogue : nullptr;
}

Catalogue forty_topics(const std::string& language) {
    return sample::make_content({.interviews = 5,
                                 .exchanges_each = 10,
                                 .topics = 40,
                                 .pictures = 0,
                                 .languages = {language},
                                 .channel = "forty",
                                 .maker = {}})
        .catalogue;
}

}  // namespace standpunkt::test
