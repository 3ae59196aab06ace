#pragma once
// What tests of deploy/'s commands share: where they are, and a folder to put files into.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "support/command.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {

inline const std::string source_dir = STANDPUNKT_SOURCE_DIR;

struct Folder : TemporaryFolder {
    std::string file(const std::string& name, const std::string& text) const {
        std::ofstream(path / name, std::ios::binary) << text;
        return (path / name).string();
    }
};

inline std::string text_of(const std::string& path) {
    std::ifstream stream(path);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace standpunkt::test
