// Replays a fuzzer's corpus without a fuzzer: every file, and every file cut short at many places.
// Right is what does not crash under the sanitizers; the name of the input in hand stands last in
// the output.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t cuts = 64;

void replay(const std::string& input) {
    // A copy of exactly this size, so that reading past its end is seen.
    const std::vector<std::uint8_t> exact(input.begin(), input.end());
    LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

}  // namespace

int main(int count, char** arguments) {
    namespace fs = std::filesystem;
    if (count != 2 || !fs::is_directory(arguments[1])) {
        std::fprintf(stderr, "usage: replay CORPUS-DIRECTORY (%s is none)\n",
                     count == 2 ? arguments[1] : "nothing");
        return 2;
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(arguments[1])) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    if (files.empty()) {
        std::fprintf(stderr, "%s holds no inputs: this test would test nothing\n", arguments[1]);
        return 1;
    }
    replay("");
    for (const fs::path& file : files) {
        std::printf("%s\n", file.c_str());
        std::fflush(stdout);
        std::ifstream in(file, std::ios::binary);
        const std::string input{std::istreambuf_iterator<char>(in), {}};
        replay(input);
        for (std::size_t cut = 0; cut < std::min(cuts, input.size()); ++cut) {
            replay(input.substr(0, input.size() * cut / std::min(cuts, input.size())));
        }
    }
    std::printf("%zu inputs\n", files.size());
    return 0;
}
