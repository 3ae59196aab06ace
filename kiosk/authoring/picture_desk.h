#pragma once
// All pictures of a folder: found, looked at, made to size, several at a time.
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "authoring/fault.h"
#include "authoring/folder.h"
#include "interview/media_source.h"

namespace standpunkt {

/// What a picture is for; decides its size on the stand and how small it may be.
enum class PictureUse { Portrait, Illustration, Logo, Slide, TallSlide };

class PictureDesk {
  public:
    /// Index of a picture asked for.
    using Ticket = std::size_t;
    struct Outcome {
        MediumId medium{};  ///< with PictureWork::Inspect of the file itself
        int width = 0, height = 0;
    };

    /// `prepared`: where pictures made before are; may be null.
    PictureDesk(std::filesystem::path folder, Faults& faults,
                const PreparedPictures* prepared = nullptr)
        : x_folder(std::move(folder)), x_faults(faults), x_prepared(prepared) {}

    /// Asks for the picture `file`, named at `place`; looked for in the place's folder and its
    /// pictures/, then in the stand's. A missing one is a fault and gives no ticket.
    std::optional<Ticket> ask(const std::string& file, const Place& place, PictureUse use);

    /// Does the work, one thread a processor; faults name the place that asked first.
    void run(PictureWork work, MediaLibrary& media, const Progress& progress);

    /// After run(); nothing if the picture could not be read.
    std::optional<Outcome> outcome(Ticket ticket) const { return x_orders.at(ticket).outcome; }

  private:
    struct Order {
        std::filesystem::path path;  ///< relative to the folder
        PictureUse use;
        Place place;
        std::optional<Outcome> outcome;
        std::string bytes;  ///< made to size; empty with Inspect
        std::vector<Fault> faults;
    };
    void work_on(Order& order, PictureWork work) const;

    std::filesystem::path x_folder;
    Faults& x_faults;
    const PreparedPictures* x_prepared;
    std::vector<Order> x_orders;
    std::map<std::pair<std::filesystem::path, PictureUse>, Ticket> x_known;
};

/// The first of `file` in the place's folder, its `subfolder`, the stand's folder and its
/// `subfolder` that exists, relative to `folder`. A name that leads out of the folder is never
/// found.
std::optional<std::filesystem::path> find_file(const std::filesystem::path& folder,
                                               const std::filesystem::path& named_in,
                                               const std::string& file, const char* subfolder);

}  // namespace standpunkt
