#pragma once
#include <vector>

#include "screens/button.h"

namespace standpunkt {

/// The buttons at the foot of a scene, with their field and dividing line. On large panels one row:
/// the way home on the left, the scene's own in the middle, language and help on the right; where
/// that has no room the scene's own stand above the others, in as many rows as their words need.
class Toolbar {
  public:
    /// `buttons` outlive it.
    Toolbar(Painter& painter, const View& view, const std::vector<Button>& buttons);
    float height() const { return x_height; }  ///< design pixels
    /// At the foot of the screen, `height` high: at least its own, so that it stays where it is
    /// while its buttons change.
    void draw(float height) const;
    void draw() const { draw(x_height); }

  private:
    struct Row {
        std::vector<const Button*> buttons;
        IconPlace place;
        float height;
    };
    Painter& x_painter;
    const View& x_view;
    std::vector<Row> x_rows;
    bool x_in_thirds = false;  // one row in three parts, each as wide as its buttons
    float x_height = 0;

    float room() const;
    bool fits(const std::vector<const Button*>& row, IconPlace place) const;
    void add_rows(const std::vector<const Button*>& group, float row_height);
    void draw_in_thirds(float y) const;
};

/// The way home in its fixed place (VISITOR.md, principle 7).
Button way_home(const View& view);
/// Language and Bedienhilfen, the last on every scene; no language button with one language.
std::vector<Button> end_buttons(Painter& painter, const View& view);
/// Nothing with one language; with more than two it opens the list of them.
std::vector<Button> language_buttons(const View& view);
Button help_button(Painter& painter, const View& view);
Button back_button(const View& view);

/// The buttons of a scene while `page` of `pages` is on.
using ButtonsOf = std::vector<Button>(Painter& painter, const View& view, std::size_t page,
                                      std::size_t pages);
/// Of a scene one comes back from: the way home, "Zurück", what turns its pages, language and help.
ButtonsOf aside_buttons;
/// Of the highest toolbar a scene with pages has, so that nothing moves while they are turned.
float steady_height(Painter& painter, const View& view, ButtonsOf* buttons_of);

/// Buttons side by side over the whole of `row`, as wide as their labels ask, the rest shared out.
void draw_button_row(Painter& painter, const View& view, Rect row,
                     const std::vector<const Button*>& buttons, IconPlace place);

/// Adds the buttons of `more` behind those of `buttons`.
void append(std::vector<Button>& buttons, std::vector<Button> more);

}  // namespace standpunkt
