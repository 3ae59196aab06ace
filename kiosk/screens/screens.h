#pragma once
// From a Show to a picture: owns what drawing needs, decides what has to be drawn again, and turns
// a finger into an event. Main thread only.
#include <array>
#include <memory>
#include <optional>
#include <string>

#include "screens/metrics.h"
#include "screens/node.h"
#include "screens/picture_key.h"
#include "screens/reader_pages.h"
#include "screens/test_pattern.h"
#include "screens/view.h"
#include "search/index_shelf.h"
#include "stage/canvas.h"
#include "stage/fonts.h"
#include "stage/pictures.h"

namespace standpunkt {

/// Of one catalogue, which outlives them and is not changed meanwhile.
class Screens {
  public:
    struct Options {
        Metrics metrics;
        std::size_t cache_bytes = 96u << 20;  ///< of text and picture textures together
        Holding holding = Holding::NothingYet;
        std::string version = {};       ///< of the program, for About
        std::string content_code = {};  ///< of what is shown, for About
        bool keeps_words = false;       ///< what is searched for is stored, and About says so
    };
    static Result<std::unique_ptr<Screens>> create(const Options& options, FontFiles fonts,
                                                   Pictures::Load load, std::function<void()> wake);
    ~Screens();

    /// If the layout knows more than the show (pages of the text being read), the event that tells
    /// it.
    std::optional<Event> laid_out(const Show& show, const Catalogue& catalogue);

    PictureKey key(const Show& show, const std::string& pressed, const std::string& focus,
                   Time now) const;
    /// The key of the next picture of the loop, to be drawn before it is due.
    PictureKey next_key(const Show& show, const Catalogue& catalogue) const;

    /// Makes the canvas show `key` unless it does already. `show` gives what the key does not hold.
    void draw(const PictureKey& key, const Show& show, const Catalogue& catalogue, Time now);
    std::span<const std::uint32_t> pixels() const;
    const PictureKey& drawn() const { return x_drawn; }
    /// What the canvas shows.
    const UiNodes& nodes() const { return x_nodes; }

    /// What is told in the loop and in Holding from now on.
    void tell(const std::optional<Notice>& notice) { x_notice = notice; }
    /// Whether the touchscreen is gone, from now on.
    void touch_lost(bool lost) { x_touch_lost = lost; }
    /// From now on loop and Holding have the stand's name over them; an empty one: no more.
    void identify(const std::string& stand) { x_stand = stand; }
    /// What the operator's page says from now on.
    void tell(OperatorPage page);
    /// What the operator's test pattern says of the panel; without it a guess.
    void pattern(TestPattern facts) { x_pattern = std::move(facts); }
    /// A contact on the operator's test pattern, and another beginning of it.
    void trail(const Contact& contact);
    void clear_trail() { x_trail = {}; }
    /// The panel as the stand is set, without a visitor's aids.
    const Metrics& panel() const { return x_panel; }
    bool collect();   ///< pictures that were decoded meanwhile; true if any came
    bool wait_all();  ///< blocks until no picture is loading; true if any came
    /// Begins to make ready what a visitor may ask for, in the background; once is enough.
    void prepare(const Catalogue& catalogue) { x_indexes.fill(catalogue); }
    std::uint64_t drawings() const { return x_drawings; }
    const Metrics& metrics() const { return x_metrics; }  ///< of what was drawn last

  private:
    Screens(const Options& options, Canvas canvas, std::unique_ptr<Fonts> fonts,
            Pictures::Load load, std::function<void()> wake);
    /// What a text's pages depend on.
    struct TextKey {
        Scene scene = Scene::Reader;
        ExchangeRef exchange;
        std::string language;
        Aids aids;
        bool from_search = false;
        bool operator==(const TextKey&) const = default;
    };
    struct LaidOut {
        TextKey key;
        ReaderPages pages;
        std::size_t list_pages = 0, list_page = 0;
    };
    View view_of(const Show& show, const Catalogue& catalogue, const std::string& language,
                 const Palette& palette);
    void use(const Aids& aids);
    const LaidOut& lay_out(const Show& show, const Catalogue& catalogue);
    const Hits& find(const Show& show, const Catalogue& catalogue, const View& view);
    void draw_scene(const PictureKey& key, const View& view);
    void draw_sheet(Sheet sheet, const View& view);
    void draw_pattern(const View& view);
    void add_state(PictureKey& key) const;
    std::optional<Rect> changed_part(const PictureKey& key) const;
    std::uint64_t pictures_of(const PictureKey& place) const;

    Metrics x_panel;    // as the stand is set
    Metrics x_metrics;  // as the visitor set it
    std::string x_version, x_content_code;
    bool x_keeps_words;
    Holding x_holding;
    std::optional<Notice> x_notice;
    bool x_touch_lost = false;
    std::string x_stand;
    OperatorPage x_page;
    std::optional<TestPattern> x_pattern;
    TouchTrail x_trail;
    std::uint64_t x_page_told = 0, x_touches = 0;
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
    struct Searched {
        std::string language, text;
        std::size_t passage_characters = 0;
        Hits hits;
    };
    IndexShelf x_indexes;
    std::optional<Searched> x_searched;
    std::uint64_t x_arrived = 0, x_drawings = 0;
};

}  // namespace standpunkt
