#pragma once
// A visitor who types at the keys on screen, on a real X server without a screen: each key from the
// moment the finger is lifted (which is what types it) until the server holds the finished picture
// with the hits. What it measures is all of the display but its main(): event, search, layout,
// drawing, and the way of the picture into the server's memory.
#include <memory>
#include <string>
#include <vector>

#include "screens/exhibit.h"
#include "support/xserver.h"

namespace standpunkt::bench {

class Typist {
  public:
    /// On a panel of 1920x1080. One at a time: Dear ImGui knows one painter.
    static Result<std::unique_ptr<Typist>> start();

    /// Types `query` into the search of a stand that was just switched on, so that no text of a hit
    /// has been drawn before; its index is ready. Milliseconds of each key.
    Result<std::vector<double>> type(const Catalogue& catalogue, const Pictures::Load& load,
                                     const std::string& query);

  private:
    Typist(std::unique_ptr<test::XServer> server, std::unique_ptr<Stage> stage)
        : x_server(std::move(server)), x_stage(std::move(stage)) {}
    Result<double> press(Exhibit& exhibit, const std::string& id);
    Status turn_with(Exhibit& exhibit, Contact::Kind awaited);

    std::unique_ptr<test::XServer> x_server;
    std::unique_ptr<Stage> x_stage;
    Time x_now{0};  ///< simulated: nobody waits between two keys
};

}  // namespace standpunkt::bench
