#pragma once
#include <optional>
#include <string>
#include <vector>

#include "screens/button.h"

namespace standpunkt {

/// The buttons at the foot of a scene, with their field and dividing line. On large panels one row:
/// the way home on the left, the scene's own in the middle, language and help on the right; where
/// that has no room the scene's own stand above, in as many rows as their words need. The way home,
/// language and help stand alike on every scene.
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

    /// From left to right.
    struct Groups {
        std::vector<const Button*> all, centre;
        std::vector<const Button*> asides;  // on the left, beside the way home
        std::vector<const Button*> ends;    // the way home, language, help
    };
    bool fits(const std::vector<const Button*>& row, IconPlace place) const;
    void add_all(const Groups& groups, const std::vector<IconPlace>& places);
    std::optional<IconPlace> place_of_ends(const std::vector<const Button*>& ends) const;
    void add_rows(const std::vector<const Button*>& group, float row_height,
                  const std::vector<IconPlace>& places);
    void draw_in_thirds(float y) const;
};

/// Design pixels a row of it may take in all, and what one button asks for with `words`.
float toolbar_room(const Metrics& metrics);
float toolbar_width(Painter& painter, const Button& button, const std::string& words,
                    IconPlace place);

/// The buttons of a scene while `page` of `pages` is on.
using ButtonsOf = std::vector<Button>(Painter& painter, const View& view, std::size_t page,
                                      std::size_t pages);
/// Of the highest toolbar a scene with pages has, so that nothing moves while they are turned.
float steady_height(Painter& painter, const View& view, ButtonsOf* buttons_of);

/// Buttons side by side over the whole of `row`, as wide as their labels ask, the rest shared out.
void draw_button_row(Painter& painter, const View& view, Rect row,
                     const std::vector<const Button*>& buttons, IconPlace place);

}  // namespace standpunkt
