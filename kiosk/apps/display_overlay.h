#pragma once
#include "stage/stage.h"

namespace standpunkt {

/// A stage that lays something small over every picture: how far a build has come as a line along
/// the upper edge, and a note in the upper right corner. What is shown beneath knows nothing of it.
class OverlayStage : public Stage {
  public:
    explicit OverlayStage(Stage& under) : x_under(under) {}  ///< outlives this

    /// From the next picture on; an empty one: no note.
    void note(PictureBuffer note) { x_note = std::move(note); }
    /// Shows the last picture with the line of this length; nothing: without one.
    Status progress(std::optional<int> percent);

    Size size() const override { return x_under.size(); }
    Inputs wait(Duration timeout) override { return x_under.wait(timeout); }
    Status show(std::span<const std::uint32_t> picture) override;
    Status show_mixed(std::span<const std::uint32_t> from, std::span<const std::uint32_t> to,
                      int progress) override;
    PictureBuffer shown() const override { return x_last; }
    std::string driver() const override { return x_under.driver(); }
    std::uint64_t frames() const override { return x_under.frames(); }
    void wake() override { x_under.wake(); }

  private:
    Stage& x_under;
    PictureBuffer x_note, x_last, x_laid;
    std::optional<int> x_percent;
    Status lay();
};

}  // namespace standpunkt
