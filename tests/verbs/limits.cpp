// What check lets pass, build can write: texts and lists at their bounds, on the built program.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <fstream>
#include <string>

#include "desk.h"

namespace {

using Catch::Matchers::ContainsSubstring;
using standpunkt::test::content;
using standpunkt::test::Ran;

/// A starter and a key; the answer of its first German question begins with what a test writes.
struct Desk : standpunkt::test::StandDesk {
    void write_answer(const std::string& words) const {
        const auto file = path / "stand/interviews/erika-beispiel/de.md";
        std::string text = standpunkt::read_file(file).value();
        text.insert(text.find("Weil jede"), words + "\n\n");
        std::ofstream(file, std::ios::trunc | std::ios::binary) << text;
    }
    Ran check() const { return content("check " + at("stand")); }
    Ran build() const {
        return content("build " + at("stand") + " -o " + at("it.standpunkt") + " --key " +
                       at("key.key"));
    }
};

std::string repeated(const std::string& words, std::size_t bytes) {
    std::string text;
    while (text.size() + words.size() <= bytes) text += words;
    return text;
}

std::string nested_list(int depth) {
    std::string list;
    for (int level = 0; level <= depth; ++level)
        list += std::string(2 * static_cast<std::size_t>(level), ' ') + "- Punkt.\n";
    return list;
}

}  // namespace

TEST_CASE("the longest paragraphs check lets pass are built, hyphens and styles included") {
    const Desk desk;
    desk.write_answer(repeated("Wasserstoffwirtschaftsweise. ", 19'500));
    desk.write_answer(repeated("*o* **o** ", 7'700));
    const Ran checked = desk.check();
    INFO(checked.output.substr(0, 2000));
    CHECK(checked.code == 0);
    const Ran built = desk.build();
    INFO(built.output.substr(0, 2000));
    CHECK(built.code == 0);
}

TEST_CASE("a paragraph no bundle could hold is told by check, with its line") {
    const Desk desk;
    desk.write_answer(repeated("Wasserstoffwirtschaftsweise. ", 20'000));
    for (const Ran& ran : {desk.check(), desk.build()}) {
        CHECK(ran.code == 1);
        CHECK_THAT(ran.output, ContainsSubstring("erika-beispiel/de.md:16: error [too-long-text]"));
    }
}

TEST_CASE("lists inside eight others are built, deeper ones are told by check, with their line") {
    const Desk desk;
    desk.write_answer(nested_list(8));
    const Ran built = desk.build();
    INFO(built.output);
    CHECK(built.code == 0);
    desk.write_answer(nested_list(9) + "\nSo.");
    for (const Ran& ran : {desk.check(), desk.build()}) {
        CHECK(ran.code == 1);
        CHECK_THAT(ran.output, ContainsSubstring("erika-beispiel/de.md:36: error [list-too-deep]"));
    }
}
