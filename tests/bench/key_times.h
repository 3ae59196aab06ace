#pragma once
// How long a visitor waits after each key, held against what is wanted. A key is pressed several
// times and counts with its median: what other work on the machine does to a single press says
// nothing about the key. The single presses are shown as well.
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace standpunkt::bench {

class KeyTimes {
  public:
    /// `what` is waited for ("hits"), `most_ms` at most after every key.
    KeyTimes(std::string what, double most_ms) : x_what(std::move(what)), x_most_ms(most_ms) {}

    /// All presses of one key, the last one of `typed`; milliseconds, at least one.
    void add(const std::string& typed, std::vector<double> presses) {
        std::ranges::sort(presses);
        const double median = presses[presses.size() / 2];
        if (x_keys == 0 || median > x_slowest_ms) {
            x_slowest_ms = median;
            x_slowest = typed;
        }
        ++x_keys;
        x_presses.insert(x_presses.end(), presses.begin(), presses.end());
        std::ranges::sort(x_presses);
    }

    bool reached() const { return x_keys > 0 && x_slowest_ms <= x_most_ms; }

    static void print_head() {
        std::printf("  %-14s %5s %8s %8s %8s %8s   %-18s %s\n", "ms from a key", "keys", "presses",
                    "median", "95 %", "worst", "wanted of each key", "the slowest, its median");
    }
    void print() const {
        std::printf("  %-14s %5zu %8zu %8.2f %8.2f %8.2f   %4.1f: %-12s %.2f at \"%s\"\n",
                    ("to " + x_what).c_str(), x_keys, x_presses.size(), part(0.5), part(0.95),
                    x_presses.back(), x_most_ms, reached() ? "reached" : "NOT reached",
                    x_slowest_ms, x_slowest.c_str());
    }
    /// What is wrong, as a sentence; empty if it is reached.
    std::string fault(const std::string& stand) const {
        if (reached()) return {};
        char text[256];
        std::snprintf(text, sizeof text,
                      "%s: a visitor waits %.1f ms for the %s of \"%s\", and at most %.1f are "
                      "wanted.",
                      stand.c_str(), x_slowest_ms, x_what.c_str(), x_slowest.c_str(), x_most_ms);
        return text;
    }

  private:
    double part(double share) const {
        const auto at = static_cast<std::size_t>(static_cast<double>(x_presses.size()) * share);
        return x_presses[std::min(at, x_presses.size() - 1)];
    }

    std::string x_what;
    double x_most_ms;
    std::size_t x_keys = 0;
    double x_slowest_ms = 0;
    std::string x_slowest;
    std::vector<double> x_presses;  ///< of all keys, ascending
};

}  // namespace standpunkt::bench
