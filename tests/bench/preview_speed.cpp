// What an editor waits for while writing: standpunkt-content preview of a copy of the demo in a
// real window, on an X server without a screen. Each time goes from before a file is written to
// when a pixel of the screen that the change concerns has its new colour: watching, building,
// opening, drawing and fading are all in it. Changes go to and fro, as often as is wished for.
//
// Ends with 1 and a sentence if any save takes longer than wanted.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/files.h"
#include "bench/save_times.h"
#include "support/child.h"
#include "support/patience.h"
#include "support/temporary_folder.h"
#include "support/xserver.h"

namespace {

using namespace standpunkt;
namespace fs = std::filesystem;
using bench::SaveTimes;
using test::wait_for;
using test::XServer;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr int width = 1280, height = 720;
constexpr double most_ms = 1000;
constexpr auto look_again = std::chrono::milliseconds(2);
constexpr auto rest =
    std::chrono::milliseconds(1500);  // longer than anything takes; an editor thinks
constexpr auto patience = std::chrono::seconds(30);

/// One of two texts of a file stands in it.
struct Change {
    std::string name;  ///< what an editor does
    fs::path file;     ///< of the content folder
    std::string before, after;
};

/// A copy of a content folder, the preview of it, and its window.
class Desk {
  public:
    static Result<std::unique_ptr<Desk>> open(const std::string& program, const fs::path& content) {
        TRY(auto server, XServer::start(width, height));
        std::unique_ptr<Desk> desk(new Desk(std::move(server)));
        fs::copy(content, desk->stand(), fs::copy_options::recursive);
        fs::remove_all(desk->stand() / ".standpunkt");
        fs::create_directory(desk->x_folder.path / "tmp");
        desk->x_preview.emplace(
            std::vector<std::string>{program, "preview", desk->stand().string(), "--diagonal",
                                     "24"},
            desk->log(),
            std::vector<std::string>{"DISPLAY=" + desk->x_server->display(), "SDL_VIDEODRIVER=x11",
                                     "TMPDIR=" + (desk->x_folder.path / "tmp").string()});
        const auto built = [&] {
            return read_file(desk->log()).value_or("").find("built in") != std::string::npos;
        };
        if (!wait_for(built)) return fail("the preview builds nothing.", desk->log());
        std::this_thread::sleep_for(rest);
        return desk;
    }

    /// Away from the loop, which changes by itself, to the topics, which do not.
    Status go_to_topics() {
        const auto loop = seen();
        x_server->click(130, height - 40);
        x_server->move(width - 5, height - 5);
        std::this_thread::sleep_for(rest);
        const auto topics = seen();
        if (topics == loop) return fail("nothing happens when the topics are tapped.");
        std::this_thread::sleep_for(std::chrono::seconds(10));
        if (seen() != topics) return fail("the topics do not rest.");
        return {};
    }

    /// To and fro: `saves` times, rounded up to an even number.
    Status measure(const Change& change, int saves, SaveTimes& times) {
        TRY(const std::string original, read_file(stand() / change.file));
        const auto at = original.find(change.before);
        if (at == std::string::npos)
            return fail("does not say \"" + change.before + "\".", stand() / change.file);
        std::string changed = original;
        changed.replace(at, change.before.size(), change.after);
        // Once unmeasured, to know the two pictures and a pixel that tells them apart.
        const auto before = seen();
        save(change.file, changed);
        if (!wait_for([&] { return seen() != before; }, patience))
            return fail("the screen does not show it.", stand() / change.file);
        std::this_thread::sleep_for(rest);
        const auto after = seen();
        save(change.file, original);
        if (!wait_for([&] { return seen() == before; }, patience))
            return fail("the screen does not become what it was.", stand() / change.file);
        std::this_thread::sleep_for(rest);
        const std::size_t pixel = most_different(before, after);
        for (int i = 0; i < saves; i += 2) {
            TRY(const double there, time_of(change.file, changed, pixel, after[pixel]));
            times.add(there);
            TRY(const double back, time_of(change.file, original, pixel, before[pixel]));
            times.add(back);
        }
        return {};
    }

  private:
    explicit Desk(std::unique_ptr<XServer> server) : x_server(std::move(server)) {}

    test::TemporaryFolder x_folder;
    std::unique_ptr<XServer> x_server;
    std::optional<test::Child> x_preview;

    fs::path stand() const { return x_folder.path / "stand"; }
    fs::path log() const { return x_folder.path / "log"; }
    std::vector<std::uint32_t> seen() { return x_server->screenshot().pixels; }

    /// As most editors do: over the old file.
    void save(const fs::path& file, const std::string& text) const {
        std::ofstream(stand() / file, std::ios::binary | std::ios::trunc) << text;
    }

    static std::size_t most_different(const std::vector<std::uint32_t>& one,
                                      const std::vector<std::uint32_t>& other) {
        std::size_t found = 0;
        int most = 0;
        for (std::size_t i = 0; i < one.size(); ++i) {
            int differs = 0;
            for (const unsigned shift : {0U, 8U, 16U})
                differs += std::abs(static_cast<int>(one[i] >> shift & 0xFF) -
                                    static_cast<int>(other[i] >> shift & 0xFF));
            if (differs > most) {
                most = differs;
                found = i;
            }
        }
        return found;
    }

    /// ms from before the file is written to when the pixel is `colour`.
    Result<double> time_of(const fs::path& file, const std::string& text, std::size_t pixel,
                           std::uint32_t colour) {
        const int x = static_cast<int>(pixel % width), y = static_cast<int>(pixel / width);
        if (x_server->pixel(x, y) == colour) return fail("the screen shows it before it is saved.");
        const auto start = Clock::now();
        save(file, text);
        while (x_server->pixel(x, y) != colour) {
            if (Clock::now() - start > patience)
                return fail("the screen does not show it.", stand() / file);
            std::this_thread::sleep_for(look_again);
        }
        const double time = Milliseconds(Clock::now() - start).count();
        std::this_thread::sleep_for(rest);
        return time;
    }
};

/// True if every save was shown as soon as wanted.
Result<bool> bench_all(const std::string& program, const fs::path& content, int saves) {
    const std::vector<Change> changes{
        {"a topic's name", "topics.toml", "Cluster für die Region", "Netzwerke der Region"},
        {"a colour of the theme", "theme.toml", "[logo]",
         "[light]\ncanvas = \"#FFFFFF\"\n\n[logo]"},
        {"an error, and mended", "stand.toml", "channel = ", "nonsense = [\nchannel = "}};
    TRY(const auto desk, Desk::open(program, content));
    TRY_STATUS(desk->go_to_topics());
    std::printf("the preview of %s in a window of %dx%d\n", content.c_str(), width, height);
    SaveTimes::print_head();
    bool reached = true;
    for (const Change& change : changes) {
        SaveTimes times(change.name, most_ms);
        TRY_STATUS(desk->measure(change, saves, times));
        times.print();
        std::fflush(stdout);
        const std::string fault = times.fault();
        if (!fault.empty()) std::fprintf(stderr, "preview-speed: %s\n", fault.c_str());
        reached = reached && fault.empty();
    }
    return reached;
}

}  // namespace

int main(int count, char** arguments) {
    const int saves = count == 4 ? std::atoi(arguments[3]) : 0;
    if (saves < 1) {
        std::fprintf(stderr, "usage: preview-speed STANDPUNKT-CONTENT FOLDER SAVES\n");
        return 2;
    }
    const auto reached = bench_all(arguments[1], arguments[2], saves);
    if (!reached)
        std::fprintf(stderr, "preview-speed: error: %s\n", to_string(reached.error()).c_str());
    return reached && *reached ? 0 : 1;
}
