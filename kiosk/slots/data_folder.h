#pragma once
// Every file of a stand: its one writer, its readers, and when it is safe against a pulled plug.
// Display and agent are two processes under two users; they meet here and nowhere else.
//
// clang-format off
// | file                | writer  | readers        | durable                                       |
// |---------------------|---------|----------------|-----------------------------------------------|
// | agent.lock          | agent   | -              | never written, only locked                    |
// | slots.json          | agent   | display, verbs | replaced as a whole (replace_file)            |
// | bundles/ID.standpunkt | agent | display, verbs | synced before it has this name; later only    |
// |                     |         |                | pages that fail are written again             |
// | bundles/ID.part     | agent   | agent          | need not be: every page is checked against    |
// |                     |         |                | the signed index whenever it is used          |
// | bundles/downloadN.part | agent | agent         | not at all: a whole download, soon unlinked   |
// | visits-sent.json    | agent   | agent          | replaced as a whole                           |
// | show/starts.json    | display | agent, verbs   | replaced as a whole                           |
// | show/faults.json    | display | agent          | may be lost: found again when shown again     |
// | show/visit.lock     | display | agent          | never written; locked while a visit is on     |
// | show/panel.json     | display | display        | replaced as a whole; how an operator turned   |
// |                     |         |                | picture and touch, over kiosk.toml and the    |
// |                     |         |                | command line while these stay as they were    |
// | show/visits.sqlite  | display | agent, verbs   | SQLite, one transaction a visit               |
// | RUN/agent.json      | agent   | display, verbs | gone with the machine; replaced as a whole    |
// | RUN/agent.sock      | agent   | verbs          | gone with the agent                           |
// | RUN/show/display.json | display | agent, verbs | gone with the machine; replaced as a whole    |
// | RUN/show/request.json | display | agent        | the same; gone once it is answered            |
// | RUN/show/alive      | display | all of them    | the same; when it last turned, s since boot   |
// | RUN/show/screenshot.png | display | agent      | the same                                      |
// clang-format on
//
// "agent" is the service, or a verb that found none running and took its lock. show/ and
// RUN/show/ belong to the display's user, all else to the agent's.
#include <filesystem>
#include <string>

#include "bundle/bundle.h"

namespace standpunkt {

struct DataFolder {
    std::filesystem::path path = "/var/lib/standpunkt";

    std::filesystem::path agent_lock() const { return path / "agent.lock"; }
    std::filesystem::path slots() const { return path / "slots.json"; }
    std::filesystem::path bundles() const { return path / "bundles"; }
    std::filesystem::path bundle(const BundleId& id) const {
        return bundles() / (to_hex(id) + ".standpunkt");
    }
    std::filesystem::path part(const BundleId& id) const {
        return bundles() / (to_hex(id) + ".part");
    }
    std::filesystem::path visits_sent() const { return path / "visits-sent.json"; }
    std::filesystem::path show() const { return path / "show"; }
    std::filesystem::path starts() const { return show() / "starts.json"; }
    std::filesystem::path faults() const { return show() / "faults.json"; }
    std::filesystem::path visit_lock() const { return show() / "visit.lock"; }
    std::filesystem::path panel() const { return show() / "panel.json"; }
    std::filesystem::path visits() const { return show() / "visits.sqlite"; }
};

/// What does not outlive the machine's next start.
struct RunFolder {
    std::filesystem::path path = "/run/standpunkt";

    std::filesystem::path state() const { return path / "agent.json"; }
    std::filesystem::path socket() const { return path / "agent.sock"; }
    std::filesystem::path show() const { return path / "show"; }
    std::filesystem::path display() const { return show() / "display.json"; }
    std::filesystem::path request() const { return show() / "request.json"; }
    std::filesystem::path alive() const { return show() / "alive"; }
    std::filesystem::path screenshot() const { return show() / "screenshot.png"; }
};

}  // namespace standpunkt
