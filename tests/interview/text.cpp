#include "interview/text.h"

#include <catch2/catch_test_macros.hpp>

#include "interview/reading_time.h"

using namespace standpunkt;
using namespace std::chrono_literals;

TEST_CASE("words are what stands between blanks and holds a letter or digit") {
    CHECK(word_count("") == 0);
    CHECK(word_count(" – … ! ") == 0);
    CHECK(word_count("Cluster sind – kurz gesagt – Cross-Cluster-Kooperation.") == 5);
    CHECK(word_count("z.\u00A0B. 5\u202Fkm\n\tweit") == 5);
    CHECK(word_count("one\u2009two\u3000three\r\nfour") == 4);
    CHECK(word_count("Was\u00ADser\u00ADstoff") == 1);
    CHECK(word_count("(„Öl“)") == 1);
}

TEST_CASE("reading takes a minute for 175 words, and at least one is printed") {
    CHECK(reading_time(0) == 0ms);
    CHECK(reading_time(175) == 60s);
    CHECK(reading_time(350) == 120s);
    CHECK(reading_minutes(0) == 1);
    CHECK(reading_minutes(262) == 1);
    CHECK(reading_minutes(263) == 2);
    CHECK(reading_minutes(1049) == 6);
}

TEST_CASE("plain text is the words alone: blocks on lines, no pictures, no soft hyphens") {
    std::vector<Block> blocks(3);
    blocks[0].spans = {{"Was\u00ADser ", false, false, {}}, {"ist", true, false, {}}};
    blocks[1].kind = BlockKind::Picture;
    blocks[1].picture = Picture{};
    blocks[2].kind = BlockKind::Bullet;
    blocks[2].spans = {{"nass", false, true, "https://example.org"}};
    CHECK(plain_text(blocks) == "Wasser ist\nnass");
    CHECK(plain_text({}).empty());
}

TEST_CASE("soft hyphens go wherever they stand, and nothing else does") {
    CHECK(without_soft_hyphens("\u00ADa\u00AD\u00ADb\u00AD") == "ab");
    CHECK(without_soft_hyphens("a-b\u2011c") == "a-b\u2011c");
    CHECK(without_soft_hyphens("").empty());
}
