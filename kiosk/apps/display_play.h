#pragma once
#include <memory>
#include <optional>

#include "apps/display_content.h"
#include "screens/exhibit.h"

namespace standpunkt {

/// What draws `content` at the stage's size: with the stand's own fonts where they can be read,
/// else with Debian's.
Result<std::unique_ptr<Screens>> make_screens(const DisplayOptions& options, Stage& stage,
                                              const DisplayContent& content);

/// Content, the screens that draw it and the exhibit that plays it, in the order they are needed.
class Play {
  public:
    /// `options` and `stage` outlive it.
    Play(const DisplayOptions& options, Stage& stage, DisplayContent content);

    /// Begins, or begins again for another size of the window. False: somebody ends the program.
    Result<bool> open();
    /// Other content, without a restart: the window keeps its picture until the next one is drawn.
    /// False: it cannot be drawn, and what was on stays.
    Result<bool> change(DisplayContent content);
    /// Gives way to something else that draws; open() goes on where it was.
    void close();
    /// While closed: open() begins with this content, at the same place if it is still there.
    void replace(DisplayContent content);

    bool is_open() const { return x_exhibit.has_value(); }
    Exhibit& exhibit() { return *x_exhibit; }
    Screens& screens() { return *x_screens; }
    const DisplayContent& content() const { return *x_content; }

  private:
    const DisplayOptions& x_options;
    Stage& x_stage;
    std::unique_ptr<DisplayContent> x_content;
    std::unique_ptr<Screens> x_screens;
    std::optional<Exhibit> x_exhibit;
    std::optional<Show> x_closed;  ///< where it was
};

}  // namespace standpunkt
