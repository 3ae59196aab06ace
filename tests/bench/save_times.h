#pragma once
// How long an editor waits from saving a change to seeing it, held against what is wanted. Every
// single save counts: who writes sees each one.
#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace standpunkt::bench {

class SaveTimes {
  public:
    /// `change` is what an editor does; its result is wanted after `most_ms`.
    SaveTimes(std::string change, double most_ms)
        : x_change(std::move(change)), x_most_ms(most_ms) {}

    void add(double ms) {
        x_saves.push_back(ms);
        std::ranges::sort(x_saves);
    }
    /// Of at least one save.
    double median() const { return x_saves[x_saves.size() / 2]; }
    double worst() const { return x_saves.back(); }
    bool reached() const { return !x_saves.empty() && worst() <= x_most_ms; }

    static void print_head() {
        std::printf("  %-24s %5s %8s %8s   %s\n", "ms from a save", "saves", "median", "worst",
                    "wanted of each save");
    }
    void print() const {
        std::printf("  %-24s %5zu %8.0f %8.0f   %4.0f: %s\n", x_change.c_str(), x_saves.size(),
                    median(), worst(), x_most_ms, reached() ? "reached" : "NOT reached");
    }
    /// What is wrong, as a sentence; empty if it is reached.
    std::string fault() const {
        if (reached()) return {};
        if (x_saves.empty()) return x_change + ": nothing was measured.";
        char text[256];
        std::snprintf(text, sizeof text,
                      "%s: an editor waits %.0f ms to see it, and at most %.0f are wanted.",
                      x_change.c_str(), worst(), x_most_ms);
        return text;
    }

  private:
    std::string x_change;
    double x_most_ms;
    std::vector<double> x_saves;  // in order of length
};

}  // namespace standpunkt::bench
