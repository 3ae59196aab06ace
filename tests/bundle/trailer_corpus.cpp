// Replays the fuzzer's corpus, and mutations of it, without a fuzzer.
#include <catch2/catch_test_macros.hpp>

#include "../fuzz/trailer.cpp"
#include "base/files.h"
#include "support/effort.h"
#include "support/sample_catalogue.h"

using namespace standpunkt;

namespace {

void feed(const std::string& bytes) {
    // A heap block of the exact size, so that the sanitizer sees one byte too far.
    const std::vector<std::uint8_t> data(bytes.begin(), bytes.end());
    CHECK(LLVMFuzzerTestOneInput(data.data(), data.size()) == 0);
}

}  // namespace

TEST_CASE("every input of the trailer's corpus is read without harm, and so are changed ones") {
    const std::filesystem::path corpus = STANDPUNKT_SOURCE_DIR "/tests/fuzz/corpus/trailer";
    std::size_t count = 0;
    sample::Random random(42);
    const int rounds = test::effort(200);
    for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
        const auto bytes = read_file(entry.path());
        REQUIRE(bytes);
        CAPTURE(entry.path().filename().string());
        feed(*bytes);
        ++count;
        for (int i = 0; i < rounds && !bytes->empty(); ++i) {
            std::string changed = *bytes;
            for (std::size_t edits = random.between(1, 4); edits > 0; --edits)
                changed[random.between(0, changed.size() - 1)] = static_cast<char>(random.next());
            if (random.one_in(4)) changed.resize(random.between(0, changed.size()));
            feed(changed);
        }
    }
    CHECK(count >= 8);
}
