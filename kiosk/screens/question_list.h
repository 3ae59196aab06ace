#pragma once
#include <optional>
#include <vector>

#include "screens/painter.h"
#include "screens/view.h"

namespace standpunkt {

inline constexpr float person_card_height = 112, list_heading_height = 56;

/// The questions of the topic being read, in cards; after a single one the others of its interview,
/// so that the list leads somewhere (VISITOR.md, principle 5). In pages if they do not fit. Shows
/// the page that holds the current question until the visitor turns it.
class QuestionList {
  public:
    /// Lays the cards out for a column, or for two where `columns` is 2.
    QuestionList(Painter& painter, const View& view, Rect area, int columns);
    void draw() const;
    /// Where it ends, design pixels from the top.
    float end() const;
    /// Of its highest page with the buttons that turn it, design pixels.
    float height() const;
    /// The topic has one question, and others of its interview follow it in the list.
    bool leads_further() const;
    std::size_t page_count() const { return x_pages.size(); }
    /// The page which holds the exchange being read.
    std::size_t current_page() const { return x_current; }

    /// Where the list stands beside or below the text, below its heading; empty in Compact. In
    /// Tall as high as its cards, up to two rows and the buttons that turn it. `foot`: where the
    /// toolbar begins.
    static std::optional<Rect> area(Painter& painter, const View& view, float foot);
    static int columns(const Metrics& metrics);

  private:
    struct Card {
        std::size_t index;
        TextLayout text;
        float height;
    };
    Painter& x_painter;
    const View& x_view;
    Rect x_area;
    int x_columns;
    std::vector<ExchangeRef> x_exchanges;
    std::vector<std::vector<Card>> x_pages;
    std::size_t x_current = 0, x_page = 0;

    void draw_card(const Card& card, Rect rect) const;
    void draw_pager() const;
};

}  // namespace standpunkt
