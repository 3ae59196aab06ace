#include "config/kiosk_draft.h"

#include <algorithm>

namespace standpunkt {
namespace {

using Names = std::vector<std::string>;

const Names said_names = {"channel", "kiosk", "stale_after_days"};
const Names kept_names = {"data", "run", "trusted", "factory"};  // where an image has its own
const Names tables = {"network", "screen", "hours", "operator", "visits", "mqtt"};
const Names network_of_system = {"address", "gateway", "dns"};
const Names short_screen = {"rotate", "diagonal", "mount_bottom_mm"};

bool has(const Names& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

class Drafting {
  public:
    Drafting(const TomlTable& said, const TomlTable* before) : x_said(said), x_before(before) {}

    std::optional<KioskDraft> draft() {
        add("# Written from the first-boot file. Whatever kiosk.example.toml explains may stand "
            "here.",
            0);
        for (const std::string& name : said_names)
            if (!take(x_said, name, Said::Yes) && x_before) take(*x_before, name, Said::No);
        for (const std::string& name : kept_names)
            if (x_before) take(*x_before, name, Said::No);
        sources();
        for (const std::string& name : tables) section(name);
        if (!x_anything) return std::nullopt;
        return std::move(x_draft);
    }

  private:
    enum class Said { No, Yes };

    void add(const std::string& text, int line) {
        x_draft.text += text + "\n";
        const auto breaks = std::count(text.begin(), text.end(), '\n');
        x_draft.lines.insert(x_draft.lines.end(), static_cast<std::size_t>(breaks) + 1, line);
    }
    /// True if it is there, also where it is empty and by that taken away.
    bool take(const TomlTable& from, const std::string& name, Said said) {
        const auto text = from.assignment(name);
        if (!text) return false;
        if (said == Said::Yes) x_anything = true;
        const bool empty = text->ends_with(" = ''") || text->ends_with(" = \"\"");
        if (!empty) add(*text, said == Said::Yes ? from.line(name) : 0);
        return true;
    }
    void sources() {
        const auto said = x_said.tables("source");
        const bool url = has(x_said.keys(), "url");
        if (!said.empty() || url) {
            x_anything = true;
            if (const auto one = x_said.assignment("url"); one && x_said.string("url") != "") {
                add("[[source]]", x_said.line("url"));
                add(*one, x_said.line("url"));
            }
            for (const TomlTable& source : said) table(source, "[[source]]", Said::Yes);
        } else if (x_before) {
            for (const TomlTable& source : x_before->tables("source"))
                table(source, "[[source]]", Said::No);
        }
    }
    void table(const TomlTable& from, const std::string& head, Said said) {
        add(head, said == Said::Yes ? from.line() : 0);
        for (const std::string& name : from.keys()) take(from, name, said);
    }
    void section(const std::string& name) {
        const auto said = x_said.table(name);
        const auto before = x_before ? x_before->table(name) : std::nullopt;
        const auto is_ours = [&](const std::string& key) {
            return name != "network" || !has(network_of_system, key);
        };
        Names keys = said ? said->keys() : Names{};
        // Only an address was said: what kiosk.toml has of the network stays.
        const bool replaced =
            said && (keys.empty() || std::any_of(keys.begin(), keys.end(), is_ours));
        const TomlTable* from = replaced ? &*said : before ? &*before : nullptr;
        const Said whose = replaced ? Said::Yes : Said::No;
        if (replaced) x_anything = true;
        const std::size_t without = x_draft.text.size();
        add("[" + name + "]", replaced ? said->line() : 0);
        const std::size_t bare = x_draft.text.size();
        const auto is_short = [&](const std::string& key) {
            return name == "screen" && has(short_screen, key) && has(x_said.keys(), key);
        };
        if (from)
            for (const std::string& key : from->keys())
                if (is_ours(key) && !is_short(key)) take(*from, key, whose);
        if (name == "screen")
            for (const std::string& key : short_screen) take(x_said, key, Said::Yes);
        if (x_draft.text.size() > bare) return;
        x_draft.text.resize(without);
        x_draft.lines.pop_back();
    }

    const TomlTable& x_said;
    const TomlTable* x_before;
    KioskDraft x_draft;
    bool x_anything = false;
};

}  // namespace

std::optional<KioskDraft> draft_kiosk(const TomlTable& said, const TomlTable* before) {
    return Drafting(said, before).draft();
}

}  // namespace standpunkt
