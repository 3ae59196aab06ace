#pragma once
// A content folder on disk that is good until a test plants a fault in it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "authoring/folder.h"
#include "authoring/starter.h"
#include "base/files.h"
#include "media/picture_file.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {

/// The starter in a folder of its own, gone with this object.
class WrittenFolder {
  public:
    static constexpr const char* de = "interviews/erika-beispiel/de.md";
    static constexpr const char* en = "interviews/erika-beispiel/en.md";
    static constexpr const char* interview = "interviews/erika-beispiel/interview.toml";

    WrittenFolder() {
        if (!write_starter(path())) throw std::runtime_error("no starter");
    }

    std::filesystem::path path() const { return x_folder.path / "stand"; }

    std::string text(const std::string& file) const { return read_file(path() / file).value(); }
    void write(const std::string& file, const std::string& bytes) const {
        std::filesystem::create_directories((path() / file).parent_path());
        if (!replace_file(path() / file, bytes)) throw std::runtime_error("cannot write");
    }
    /// Replaces the one place where `from` stands.
    void edit(const std::string& file, const std::string& from, const std::string& to) const {
        std::string all = text(file);
        const std::size_t at = all.find(from);
        if (at == std::string::npos) throw std::runtime_error("not there: " + from);
        all.replace(at, from.size(), to);
        write(file, all);
    }
    void append(const std::string& file, const std::string& more) const {
        write(file, text(file) + more);
    }
    void picture(const std::string& file, int width, int height) const {
        Pixels pixels{width, height, {}};
        pixels.rgba.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4,
                           90);
        write(file, encode_png(pixels).value());
    }
    /// The line `needle` stands in.
    int line_of(const std::string& file, const std::string& needle) const {
        const std::string all = text(file);
        const std::size_t at = all.find(needle);
        if (at == std::string::npos) throw std::runtime_error("not there: " + needle);
        return 1 +
               static_cast<int>(std::count(all.begin(), all.begin() + static_cast<long>(at), '\n'));
    }
    Content read(PictureWork work = PictureWork::Inspect) const {
        return read_folder(path(), {.work = work}).value();
    }
    std::vector<Fault> faults(const std::string& code) const {
        std::vector<Fault> found;
        for (const Fault& fault : read().faults) {
            if (fault.code == code) found.push_back(fault);
        }
        return found;
    }

  private:
    TemporaryFolder x_folder;
};

}  // namespace standpunkt::test
