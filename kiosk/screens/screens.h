#pragma once
// From a Show to a picture: owns what drawing needs, decides what has to be drawn again, and turns
// a finger into an event. Main thread only.
#include <array>
#include <memory>
#include <optional>
#include <string>

#include "screens/metrics.h"
#include "screens/node.h"
#include "screens/reader_pages.h"
#include "screens/view.h"
#include "stage/canvas.h"
#include "stage/fonts.h"
#include "stage/pictures.h"

namespace standpunkt {

/// Everything a picture on screen depends on: equal keys, equal pictures.
struct PictureKey {
    Scene scene = Scene::Holding;
    Shown shown;           ///< Attract: which highlight
    std::string language;  ///< all others
    ExchangeRef exchange;  ///< Reader
    std::size_t page = 0, page_count = 0;
    std::size_t list_page = 0;
    std::size_t person = 0;        ///< Person
    int seconds = 0;               ///< of the StillThere sheet; 0 without it
    std::string pressed;           ///< id of the node under the finger
    std::uint64_t pictures = 0;    ///< how often pictures it lacked have arrived
    std::uint64_t catalogue = 0;   ///< how often the catalogue was replaced
    std::optional<Notice> notice;  ///< Attract, Holding: what happens to the stand's content
    bool operator==(const PictureKey&) const = default;
    /// The same place: only what is pressed, how many seconds are left, the notice or a picture
    /// that arrived differs, so no fade is wanted.
    bool same_place(const PictureKey& other) const;
};

class Screens {
  public:
    struct Options {
        Metrics metrics;
        std::size_t cache_bytes = 96u << 20;  ///< of text and picture textures together
        Holding holding = Holding::NothingYet;
    };
    static Result<std::unique_ptr<Screens>> create(const Options& options, FontFiles fonts,
                                                   Pictures::Load load, std::function<void()> wake);
    ~Screens();

    /// If the layout knows more than the show (pages of the text being read), the event that tells
    /// it.
    std::optional<Event> laid_out(const Show& show, const Catalogue& catalogue);

    PictureKey key(const Show& show, const std::string& pressed, Time now) const;
    /// The key of the next picture of the loop, to be drawn before it is due.
    PictureKey next_key(const Show& show) const;

    /// Makes the canvas show `key` unless it does already. `show` gives what the key does not hold.
    void draw(const PictureKey& key, const Show& show, const Catalogue& catalogue, Time now);
    std::span<const std::uint32_t> pixels() const;
    const PictureKey& drawn() const { return x_drawn; }
    /// What the canvas shows.
    const UiNodes& nodes() const { return x_nodes; }

    /// What is told in the loop and in Holding from now on.
    void tell(const std::optional<Notice>& notice) { x_notice = notice; }
    bool collect();        ///< pictures that were decoded meanwhile; true if any came
    bool wait_all();       ///< blocks until no picture is loading; true if any came
    void new_catalogue();  ///< forget what was laid out
    std::uint64_t drawings() const { return x_drawings; }
    const Metrics& metrics() const { return x_metrics; }

  private:
    Screens(const Options& options, Canvas canvas, std::unique_ptr<Fonts> fonts,
            Pictures::Load load, std::function<void()> wake);
    struct LaidOut {
        ExchangeRef exchange;
        std::string language;
        ReaderPages pages;
        std::size_t list_pages = 0, list_page = 0;
    };
    std::size_t person_pages(const Show& show, const Catalogue& catalogue);
    const LaidOut& lay_out(const Show& show, const Catalogue& catalogue);
    std::optional<Notice> loop_notice() const;  // of a stick: the loop is silent about networks
    std::uint64_t pictures_of(const PictureKey& place) const;

    Metrics x_metrics;
    Holding x_holding;
    std::optional<Notice> x_notice;
    Canvas x_canvas;
    std::unique_ptr<Fonts> x_fonts;
    Text x_text;
    Pictures x_pictures;
    Painter x_painter;
    PictureKey x_drawn;
    bool x_has_drawn = false;
    /// The last two places drawn: in the loop the one on screen and the next. Pictures that arrive
    /// concern only those that lacked some.
    struct Recent {
        PictureKey key;
        bool lacking = false;
    };
    std::array<Recent, 2> x_recent;
    UiNodes x_nodes;
    std::optional<LaidOut> x_laid_out;
    std::uint64_t x_arrived = 0, x_catalogues = 0, x_drawings = 0;
};

}  // namespace standpunkt
