#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bundle/file_bytes.h"
#include "slots/selection.h"
#include "slots/slot_writer.h"

namespace standpunkt {

/// Which pages are on this disk already, by digest: in every bundle of the data folder, finished or
/// not, and in the factory bundle. One thread.
class PageFinder {
  public:
    PageFinder(const DataFolder& data, const FactoryBundle& factory);

    /// The page with this digest, read and checked just now; nothing if no file has it whole.
    std::optional<std::string> find(const Digest& wanted) const;

  private:
    struct Place {
        std::size_t file;
        std::uint32_t page;
    };
    std::vector<std::shared_ptr<FileBytes>> x_files;
    std::multimap<Digest, Place> x_places;

    void add(const std::filesystem::path& path);
};

}  // namespace standpunkt
