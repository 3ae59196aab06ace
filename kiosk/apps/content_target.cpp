#include "content_target.h"

#include <fstream>

namespace standpunkt {

Status check_target(const std::filesystem::path& path, std::string_view beginning,
                    const std::string& what) {
    std::error_code error;
    if (const auto folder = path.parent_path();
        !folder.empty() && !std::filesystem::is_directory(folder, error))
        return fail("there is no such folder.", folder, 0,
                    "Make it first, or choose another place for " + what + ".");
    std::ifstream file(path, std::ios::binary);
    std::string found(beginning.size(), '\0');
    file.read(found.data(), static_cast<std::streamsize>(found.size()));
    if (file.gcount() == 0 || found == beginning) return {};
    return fail("is there already and is something else; nothing was written over it.", path, 0,
                "Choose another name for " + what + ".");
}

}  // namespace standpunkt
