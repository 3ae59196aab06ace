#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "stage/picture_buffer.h"

namespace standpunkt {

struct SheetPicture {
    std::string name;
    PictureBuffer picture;
};

/// Averaged down so that neither side is longer than `side` pixels.
PictureBuffer shrunk(const PictureBuffer& picture, int side);

/// All pictures in rows of three, each with its name, as one PNG.
Status write_contact_sheet(const std::filesystem::path& path,
                           const std::vector<SheetPicture>& pictures);

}  // namespace standpunkt
