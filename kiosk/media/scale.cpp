// Lanczos with a window of three lobes, first by area where the picture shrinks a lot, in whole
// numbers throughout: the same pixels on every machine, whatever its floating-point habits.
#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

#include "media/codec.h"

namespace standpunkt {
namespace {

using Sample = std::int16_t;  // a premultiplied channel, 64 times its 8-bit value
constexpr int sample_one = 64;
constexpr int weight_bits = 14;  // 255 * 64 * 2^14 * (sum of |weights| < 1.5) < 2^31
constexpr double lobes = 3;

double lanczos(double x) {
    if (x == 0) return 1;
    if (std::abs(x) >= lobes) return 0;
    const double angle = std::numbers::pi * x;
    return lobes * std::sin(angle) * std::sin(angle / lobes) / (angle * angle);
}

/// Which input samples one output sample is made of.
struct Taps {
    int first;
    std::vector<int> weights;  // sum is 2^weight_bits exactly: flat colour stays what it is
};

/// `extent`: the input's true length in samples, as the last one may be only partly filled.
std::vector<Taps> taps_for(int inputs, double extent, int outputs) {
    const double step = extent / outputs;
    std::vector<Taps> all;
    for (int i = 0; i < outputs; ++i) {
        const double centre = (i + 0.5) * step - 0.5;
        const int first = std::max(0, static_cast<int>(std::ceil(centre - lobes * step)));
        const int last = std::min(inputs - 1, static_cast<int>(std::floor(centre + lobes * step)));
        std::vector<double> exact;
        double sum = 0;
        for (int at = first; at <= last; ++at) {
            exact.push_back(lanczos((at - centre) / step));
            sum += exact.back();
        }
        Taps taps{first, {}};
        int total = 0;
        for (const double weight : exact) {
            taps.weights.push_back(
                static_cast<int>(std::lround(weight / sum * (1 << weight_bits))));
            total += taps.weights.back();
        }
        *std::max_element(taps.weights.begin(), taps.weights.end()) += (1 << weight_bits) - total;
        all.push_back(std::move(taps));
    }
    return all;
}

Sample weighted(int sum) {
    return static_cast<Sample>((sum + (1 << (weight_bits - 1))) >> weight_bits);
}

/// Hands out rows of the input, already averaged over cells of `cell_width` x `cell_height`.
class Rows {
  public:
    Rows(const Pixels& pixels, int cell_width, int cell_height)
        : x_pixels(pixels),
          x_cell_width(cell_width),
          x_cell_height(cell_height),
          x_sums(static_cast<std::size_t>(width()) * 4) {}

    int width() const { return (x_pixels.width + x_cell_width - 1) / x_cell_width; }
    int height() const { return (x_pixels.height + x_cell_height - 1) / x_cell_height; }

    void read(int row, std::vector<Sample>& samples) {
        samples.resize(x_sums.size());
        std::fill(x_sums.begin(), x_sums.end(), 0);
        const int begin = row * x_cell_height;
        const int end = std::min(begin + x_cell_height, x_pixels.height);
        for (int y = begin; y < end; ++y) add_row(y);
        for (int cell = 0; cell < width(); ++cell) {
            const int across = std::min(x_cell_width, x_pixels.width - cell * x_cell_width);
            // Sums hold value * alpha: 255 * 255 a pixel, below 2^63 for any accepted picture.
            const std::int64_t whole = std::int64_t{255} * across * (end - begin);
            for (std::size_t i = 0; i < 4; ++i) {
                const std::size_t at = static_cast<std::size_t>(cell) * 4 + i;
                samples[at] = static_cast<Sample>((x_sums[at] * sample_one + whole / 2) / whole);
            }
        }
    }

  private:
    void add_row(int y) {
        const std::uint8_t* pixel =
            x_pixels.rgba.data() + static_cast<std::size_t>(y) * x_pixels.width * 4;
        for (int x = 0; x < x_pixels.width; ++x, pixel += 4) {
            std::int64_t* sum = x_sums.data() + static_cast<std::size_t>(x / x_cell_width) * 4;
            const int alpha = pixel[3];
            for (std::size_t i = 0; i < 3; ++i) sum[i] += pixel[i] * alpha;
            sum[3] += 255 * alpha;
        }
    }

    const Pixels& x_pixels;
    int x_cell_width, x_cell_height;
    std::vector<std::int64_t> x_sums;
};

void filter_across(const std::vector<Sample>& in, const std::vector<Taps>& columns,
                   std::vector<Sample>& out) {
    out.resize(columns.size() * 4);
    Sample* target = out.data();
    for (const Taps& taps : columns) {
        const Sample* sample = in.data() + static_cast<std::size_t>(taps.first) * 4;
        int sums[4] = {};
        for (const int weight : taps.weights) {
            for (std::size_t i = 0; i < 4; ++i) sums[i] += sample[i] * weight;
            sample += 4;
        }
        for (const int sum : sums) *target++ = weighted(sum);
    }
}

void store(const std::vector<int>& sums, std::uint8_t* rgba) {
    for (std::size_t at = 0; at < sums.size(); at += 4, rgba += 4) {
        // Lanczos overshoots at edges: colour may not exceed its alpha, nor alpha the range.
        const int alpha = std::clamp<int>(weighted(sums[at + 3]), 0, 255 * sample_one);
        rgba[3] = static_cast<std::uint8_t>((alpha + sample_one / 2) / sample_one);
        for (std::size_t i = 0; i < 3; ++i) {
            const int colour = std::clamp<int>(weighted(sums[at + i]), 0, alpha);
            rgba[i] = alpha == 0 ? std::uint8_t{0}
                                 : static_cast<std::uint8_t>((colour * 255 + alpha / 2) / alpha);
        }
    }
}

/// Averaging first is exact enough while at least this many cells remain for each output pixel.
constexpr int cells_an_output = 3;

int cell_size(int input, int output) {
    return std::max(1, input / (output * cells_an_output));
}

}  // namespace

Pixels scaled_to_fit(const Pixels& pixels, int width, int height) {
    assert(pixels.rgba.size() == static_cast<std::size_t>(pixels.width) * pixels.height * 4);
    const PictureSize size = fitted({pixels.width, pixels.height}, {width, height});
    if (size.width == pixels.width && size.height == pixels.height) return pixels;
    const int cell_width = cell_size(pixels.width, size.width);
    const int cell_height = cell_size(pixels.height, size.height);
    Rows rows(pixels, cell_width, cell_height);
    const auto columns =
        taps_for(rows.width(), static_cast<double>(pixels.width) / cell_width, size.width);
    const auto lines =
        taps_for(rows.height(), static_cast<double>(pixels.height) / cell_height, size.height);

    // A ring of rows filtered across: each is made once, when the first output row asks for it.
    std::size_t most_taps = 1;
    for (const Taps& taps : lines) most_taps = std::max(most_taps, taps.weights.size());
    std::vector<std::vector<Sample>> ring(most_taps);
    std::vector<Sample> raw;
    int ready = 0;
    Pixels result{size.width, size.height, {}};
    result.rgba.resize(static_cast<std::size_t>(size.width) * size.height * 4);
    std::vector<int> sums(static_cast<std::size_t>(size.width) * 4);
    for (std::size_t line = 0; line < lines.size(); ++line) {
        const Taps& taps = lines[line];
        const int end = taps.first + static_cast<int>(taps.weights.size());
        for (ready = std::max(ready, taps.first); ready < end; ++ready) {
            rows.read(ready, raw);
            filter_across(raw, columns, ring[static_cast<std::size_t>(ready) % ring.size()]);
        }
        std::fill(sums.begin(), sums.end(), 0);
        for (std::size_t tap = 0; tap < taps.weights.size(); ++tap) {
            const auto& row = ring[(static_cast<std::size_t>(taps.first) + tap) % ring.size()];
            for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += row[i] * taps.weights[tap];
        }
        store(sums, result.rgba.data() + line * sums.size());
    }
    return result;
}

}  // namespace standpunkt
