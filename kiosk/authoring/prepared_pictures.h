#pragma once
#include <filesystem>
#include <optional>
#include <string_view>

#include "media/picture_file.h"

namespace standpunkt {

/// Pictures that were made to size before, kept in a folder by what they were made of: making them
/// is nearly all of a build's time, and of a folder that is being written they hardly change. What
/// cannot be kept or read is made anew. Any thread.
class PreparedPictures {
  public:
    explicit PreparedPictures(std::filesystem::path folder) : x_folder(std::move(folder)) {}

    /// As prepare_picture.
    Result<PreparedPicture> prepare(std::string_view bytes, int width, int height) const;

  private:
    std::filesystem::path x_folder;
};

}  // namespace standpunkt
