// What a stranger may put behind the pages: reads it as a bundle's end and uses what comes out.
// tests/fuzz/CMakeLists.txt says how it is built and run; tests/bundle/trailer_corpus.cpp replays
// its corpus with mutations in every test run.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "bundle/trailer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace standpunkt;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto trailer = read_trailer(MemoryBytes(bytes))) {
        // What was accepted is what would be written: no second spelling of the same index.
        if (to_bytes(trailer->index) != trailer->index_bytes) std::abort();
        PublicKey key;
        key.id = trailer->signature.key;
        if (check_signature(*trailer, {key})) std::abort();  // nobody signed this
    } else if (trailer.error().message.empty()) {
        std::abort();
    }
    // The parts alone, so that the fuzzer need not find the magic of the others first.
    if (const auto index = parse_page_index(bytes))
        if (to_bytes(*index) != bytes) std::abort();
    if (const auto signature = parse_signature(bytes)) {
        const auto again = parse_signature(to_text(*signature));
        if (!again || !(*again == *signature)) std::abort();
    }
    return 0;
}
