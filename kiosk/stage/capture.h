#pragma once
#include <filesystem>
#include <span>

#include "base/result.h"
#include "stage/geometry.h"

namespace standpunkt {

/// Writes a screen as PNG.
Status write_png(const std::filesystem::path& path, std::span<const std::uint32_t> pixels,
                 Size size);
/// Compares two PNG-sized pictures: the largest difference of a channel and how many pixels differ
/// by more than `tolerance`.
struct PictureDifference {
    int largest = 0;
    long pixels = 0;
};
PictureDifference difference(std::span<const std::uint32_t> one,
                             std::span<const std::uint32_t> other, int tolerance);

}  // namespace standpunkt
