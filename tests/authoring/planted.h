#pragma once
// Faults planted in a good folder, and how each has to be told.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "authoring/written_folder.h"

namespace standpunkt::test {

inline constexpr Severity error = Severity::Error, warning = Severity::Warning;

/// One edit of the starter that breaks one rule.
struct Planted {
    const char *file, *from, *to;
    Severity severity;
    const char *code, *at;  ///< `at`: what stands in the line the fault has to name
    const char* advice = "";
};

/// `at`: what stands in the line the fault has to name; empty: the file as a whole (line 0).
inline void expect(const WrittenFolder& folder, Severity severity, const std::string& code,
                   const std::string& file, const std::string& at, const std::string& advice = {}) {
    const std::vector<Fault> found = folder.faults(code);
    INFO(code << " in " << file << ", found " << found.size());
    REQUIRE_FALSE(found.empty());
    const int line = at.empty() ? 0 : folder.line_of(file, at);
    const auto here = std::find_if(found.begin(), found.end(), [&](const Fault& fault) {
        return fault.error.path == file && fault.error.line == line;
    });
    INFO("line " << line << ", told " << to_string(found.front().error));
    REQUIRE(here != found.end());
    CHECK(here->severity == severity);
    CHECK_FALSE(here->error.message.empty());
    CHECK_FALSE(here->error.next_step.empty());
    if (!advice.empty()) CHECK(here->error.next_step.find(advice) != std::string::npos);
}

inline void add_pictures(const WrittenFolder& folder) {
    folder.picture("pictures/tor.png", 1000, 800);
    folder.picture("pictures/klein.png", 300, 200);
    folder.write("pictures/kaputt.jpg", "no picture at all");
    folder.picture("pictures/halb.png", 1000, 800);
    folder.write("pictures/halb.png", folder.text("pictures/halb.png").substr(0, 200));
}

/// Each in a `Folder` of its own.
template <typename Folder = WrittenFolder>
void expect_each(const std::vector<Planted>& all) {
    // Numbered: of sections with one name Catch2 runs the first alone, and says nothing.
    int number = 0;
    for (const Planted& planted : all) {
        DYNAMIC_SECTION(++number << ": " << planted.code << " at "
                                 << std::string(planted.at).substr(0, 40)) {
            const Folder folder;
            add_pictures(folder);
            folder.edit(planted.file, planted.from, planted.to);
            expect(folder, planted.severity, planted.code, planted.file, planted.at,
                   planted.advice);
        }
    }
}

}  // namespace standpunkt::test
