#include "authoring/picture_desk.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "authoring/names.h"
#include "authoring/prepared_pictures.h"
#include "base/files.h"
#include "base/unicode.h"
#include "media/picture_file.h"

namespace standpunkt {
namespace {

struct Room {
    int width, height;              // on the stand, at most
    int least_width, least_height;  // of a picture made of pixels, to look sharp
};

Room room_for(PictureUse use, const PictureFacts& facts) {
    switch (use) {
        case PictureUse::Portrait:
            return {1080, 1920, 540, 540};
        case PictureUse::Illustration:
            return facts.width > facts.height ? Room{1920, 1080, 640, 240}
                                              : Room{1080, 1080, 480, 480};
        case PictureUse::Logo:
            return {640, 128, 0, 64};
        case PictureUse::Slide:
            return {1920, 1080, 960, 540};
        case PictureUse::TallSlide:
            return {1080, 1920, 540, 960};
    }
    return {};
}

constexpr std::uint64_t most_file_bytes = 100'000'000;

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// `path` as it is on the disk. macOS stores "ü" in names as two code points, texts have one.
std::optional<std::filesystem::path> stored(const std::filesystem::path& folder,
                                            const std::filesystem::path& path) {
    std::error_code none;
    if (std::filesystem::is_regular_file(folder / path, none)) return path;
    const std::string wanted = nfc(path.filename().string());
    if (std::all_of(wanted.begin(), wanted.end(), [](char c) { return (c & 0x80) == 0; }))
        return {};
    for (const std::string& name : names_in(folder / path.parent_path())) {
        const auto found = path.parent_path() / name;
        if (nfc(name) == wanted && std::filesystem::is_regular_file(folder / found, none))
            return found;
    }
    return {};
}

bool leads_out(const std::filesystem::path& file) {
    return file.is_absolute() ||
           std::any_of(file.begin(), file.end(), [](const auto& part) { return part == ".."; });
}

}  // namespace

std::optional<std::filesystem::path> find_file(const std::filesystem::path& folder,
                                               const std::filesystem::path& named_in,
                                               const std::string& file, const char* subfolder) {
    if (file.empty() || leads_out(file)) return {};
    const std::filesystem::path beside = named_in.parent_path();
    for (const auto& path : {beside / file, beside / subfolder / file, std::filesystem::path(file),
                             subfolder / std::filesystem::path(file)}) {
        if (auto found = stored(folder, path)) return found;
    }
    return {};
}

std::optional<PictureDesk::Ticket> PictureDesk::ask(const std::string& file, const Place& place,
                                                    PictureUse use) {
    const auto found = find_file(x_folder, place.path, file, "pictures");
    if (!found) {
        std::vector<std::string> there = names_in(x_folder / place.path.parent_path() / "pictures");
        for (auto& name : names_in(x_folder / "pictures")) there.push_back(std::move(name));
        const std::string where = (place.path.parent_path() / "pictures").generic_string();
        x_faults.error("missing-file", place, "There is no picture \"" + file + "\".",
                       did_you_mean(file, there, "Put it into " + where + "/."));
        return {};
    }
    const auto [known, fresh] = x_known.try_emplace({*found, use}, x_orders.size());
    if (fresh) x_orders.push_back({*found, use, place, {}, {}, {}});
    return known->second;
}

void PictureDesk::work_on(Order& order, PictureWork work) const {
    const auto refuse = [&](const Error& why) {
        const std::string next_step =
            why.next_step.empty() ? "Save it again as JPEG, PNG, WebP or SVG." : why.next_step;
        order.faults.push_back({Severity::Error,
                                "unreadable-picture",
                                {"The picture " + order.path.generic_string() + " " + why.message,
                                 order.place.path, order.place.line, next_step}});
    };
    const auto bytes = read_file(x_folder / order.path, most_file_bytes);
    if (!bytes) return refuse({"cannot be read: " + bytes.error().message, {}, 0, {}});
    const auto facts = picture_facts(*bytes);
    if (!facts) return refuse(facts.error());
    const Room room = room_for(order.use, *facts);
    const bool pixels = facts->format != PictureFormat::Svg;
    if (pixels && (facts->width < room.least_width || facts->height < room.least_height)) {
        order.faults.push_back(
            {Severity::Warning,
             "picture-too-small",
             {"The picture " + order.path.generic_string() + " has " +
                  std::to_string(facts->width) + " x " + std::to_string(facts->height) +
                  " pixels; it will look small or unsharp.",
              order.place.path, order.place.line,
              "Bring one of at least " + std::to_string(std::max(room.least_width, 1)) + " x " +
                  std::to_string(room.least_height) + " pixels."}});
    }
    switch (work) {
        case PictureWork::Inspect: {
            const auto decoded = pixels ? decode_picture(*bytes) : rasterise_svg(*bytes, 64, 64);
            if (!decoded) return refuse(decoded.error());
            order.outcome = Outcome{digest(*bytes), facts->width, facts->height};
            return;
        }
        case PictureWork::Prepare: {
            auto prepared = x_prepared ? x_prepared->prepare(*bytes, room.width, room.height)
                                       : prepare_picture(*bytes, room.width, room.height);
            if (!prepared) return refuse(prepared.error());
            order.bytes = std::move(prepared->bytes);
            order.outcome = Outcome{{}, prepared->width, prepared->height};
            return;
        }
    }
}

void PictureDesk::run(PictureWork work, MediaLibrary& media, const Progress& progress) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t done = 0;
    std::vector<std::jthread> workers;
    const std::size_t count =
        std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()), x_orders.size());
    for (std::size_t i = 0; i < count; ++i) {
        workers.emplace_back([&] {
            for (std::size_t at = next++; at < x_orders.size(); at = next++) {
                work_on(x_orders[at], work);
                const std::lock_guard lock(mutex);
                ++done;
                changed.notify_one();
            }
        });
    }
    for (std::size_t seen = 0; seen < x_orders.size();) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return done > seen; });
        seen = done;
        lock.unlock();
        if (progress) {
            progress(static_cast<double>(seen) / static_cast<double>(x_orders.size()), "pictures");
        }
    }
    workers.clear();  // joins
    for (Order& order : x_orders) {
        for (Fault& fault : order.faults) x_faults.add(std::move(fault));
        if (order.outcome && work == PictureWork::Prepare) {
            order.outcome->medium = media.add(std::move(order.bytes));
        }
    }
}

}  // namespace standpunkt
